import type { Migrations } from '../log/sqlite/migrate.ts'

/** Each range that was told, with what then happened; and what the log has taught, as a cache. */
export const forecastMigrations: Migrations = [
  `CREATE TABLE forecasts (
     hall_id TEXT NOT NULL,
     ticket_id TEXT NOT NULL,
     said_at INTEGER NOT NULL,
     number TEXT NOT NULL,
     queue_id TEXT NOT NULL,
     business_date TEXT NOT NULL,
     phase TEXT NOT NULL,
     from_ms INTEGER,
     to_ms INTEGER,
     median_ms INTEGER,
     last_wait_ms INTEGER NOT NULL,
     ahead_ms INTEGER NOT NULL,
     outcome TEXT,
     waited_ms INTEGER,
     PRIMARY KEY (hall_id, ticket_id, said_at)
   ) STRICT;
   CREATE INDEX forecasts_of_date ON forecasts (hall_id, business_date);
   CREATE INDEX forecasts_open ON forecasts (hall_id, said_at) WHERE outcome IS NULL;
   CREATE TABLE forecast_learnt (
     hall_id TEXT PRIMARY KEY,
     shape TEXT NOT NULL,
     seq INTEGER NOT NULL,
     state TEXT NOT NULL
   ) STRICT;`,
]
