import type { Migrations } from './migrate.ts'

export const logMigrations: Migrations = [
  `CREATE TABLE streams (
     stream TEXT PRIMARY KEY,
     epoch INTEGER NOT NULL,
     algorithm TEXT NOT NULL
   ) STRICT;
   CREATE TABLE events (
     stream TEXT NOT NULL,
     seq INTEGER NOT NULL,
     hash TEXT NOT NULL,
     text TEXT NOT NULL,
     PRIMARY KEY (stream, seq)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE commands (
     stream TEXT NOT NULL,
     command_id TEXT NOT NULL,
     body_hash TEXT NOT NULL,
     first_seq INTEGER NOT NULL,
     count INTEGER NOT NULL,
     PRIMARY KEY (stream, command_id)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE snapshots (
     stream TEXT NOT NULL,
     seq INTEGER NOT NULL,
     shape TEXT NOT NULL,
     hash TEXT NOT NULL,
     state TEXT NOT NULL,
     PRIMARY KEY (stream, seq, shape)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE outlets (
     stream TEXT NOT NULL,
     outlet TEXT NOT NULL,
     seq INTEGER NOT NULL,
     holder TEXT,
     lease_until_ms INTEGER NOT NULL DEFAULT 0,
     PRIMARY KEY (stream, outlet)
   ) STRICT, WITHOUT ROWID;`,
]
