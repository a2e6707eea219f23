import type { Migrations } from '../log/sqlite/migrate.ts'

/** Names and secrets of staff and devices; what they may do is in the log. */
export const peopleMigrations: Migrations = [
  `CREATE TABLE people (
     person_id TEXT PRIMARY KEY,
     staff_number TEXT NOT NULL UNIQUE,
     display_name TEXT NOT NULL,
     password_hash TEXT NOT NULL,
     failures INTEGER NOT NULL DEFAULT 0,
     locked_until_ms INTEGER NOT NULL DEFAULT 0
   ) STRICT;
   CREATE TABLE sessions (
     token_hash TEXT PRIMARY KEY,
     person_id TEXT NOT NULL REFERENCES people (person_id) ON DELETE CASCADE,
     window_id TEXT,
     expires_ms INTEGER NOT NULL
   ) STRICT;
   CREATE TABLE devices (
     device_id TEXT PRIMARY KEY,
     token_hash TEXT NOT NULL UNIQUE,
     mosquitto_hash TEXT NOT NULL,
     label TEXT NOT NULL,
     assignment TEXT NOT NULL,
     paired_ms INTEGER NOT NULL
   ) STRICT;`,
  `CREATE TABLE sign_in_failures (
     person_id TEXT NOT NULL REFERENCES people (person_id) ON DELETE CASCADE,
     address TEXT NOT NULL,
     failures INTEGER NOT NULL,
     locked_until_ms INTEGER NOT NULL,
     last_ms INTEGER NOT NULL,
     PRIMARY KEY (person_id, address)
   ) STRICT, WITHOUT ROWID;`,
]
