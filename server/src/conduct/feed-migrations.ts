import type { Migrations } from '../log/sqlite/migrate.ts'

/** The feed's final rows, the figures of closed days, and how far the log was read for them. */
export const feedMigrations: Migrations = [
  `CREATE TABLE feed_rows (
     hall_id TEXT NOT NULL,
     cursor INTEGER NOT NULL,
     business_date TEXT NOT NULL,
     row TEXT NOT NULL,
     PRIMARY KEY (hall_id, cursor)
   ) STRICT;
   CREATE INDEX feed_rows_of_date ON feed_rows (hall_id, business_date);
   CREATE TABLE feed_days (
     hall_id TEXT NOT NULL,
     business_date TEXT NOT NULL,
     report TEXT NOT NULL,
     PRIMARY KEY (hall_id, business_date)
   ) STRICT;
   CREATE TABLE feed_state (
     hall_id TEXT PRIMARY KEY,
     shape TEXT NOT NULL,
     sealed_ms INTEGER NOT NULL,
     state TEXT NOT NULL
   ) STRICT;`,
]
