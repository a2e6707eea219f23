import type { Migrations } from '../log/sqlite/migrate.ts'

/**
 * A cache of the log: the sums of closed days by place, what changed of the rules, and how far the
 * log was read. Everything here can be thrown away and is then made again.
 */
export const indicatorMigrations: Migrations = [
  `CREATE TABLE indicator_days (
     hall_id TEXT NOT NULL,
     scope TEXT NOT NULL,
     business_date TEXT NOT NULL,
     scope_id TEXT NOT NULL,
     sums TEXT NOT NULL,
     PRIMARY KEY (hall_id, scope, business_date, scope_id)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE indicator_dates (
     hall_id TEXT NOT NULL,
     business_date TEXT NOT NULL,
     more TEXT NOT NULL,
     PRIMARY KEY (hall_id, business_date)
   ) STRICT;
   CREATE TABLE rule_changes (
     hall_id TEXT NOT NULL,
     seq INTEGER NOT NULL,
     at_ms INTEGER NOT NULL,
     change TEXT NOT NULL,
     PRIMARY KEY (hall_id, seq)
   ) STRICT;
   CREATE TABLE indicator_state (
     hall_id TEXT PRIMARY KEY,
     shape TEXT NOT NULL,
     seq INTEGER NOT NULL,
     memory TEXT NOT NULL
   ) STRICT;`,
]
