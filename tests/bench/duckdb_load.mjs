// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// node duckdb_load.mjs PEERS FILE.jsonl DATABASE: loads the file into a new database and prints the seconds it took.
import { existsSync, unlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const [peers, file, database] = process.argv.slice(2);
const { DuckDBInstance } = createRequire(resolve(peers, 'package.json'))('@duckdb/node-api');
for (const old of [database, `${database}.wal`]) if (existsSync(old)) unlinkSync(old);
const start = performance.now();
const connection = await (await DuckDBInstance.create(database)).connect();
await connection.run(`CREATE TABLE session AS SELECT * FROM
    read_json_auto('${file}', format = 'newline_delimited', maximum_object_size = 67108864)`);
await connection.run('CHECKPOINT');
console.log(((performance.now() - start) / 1000).toFixed(3));
