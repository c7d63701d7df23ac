import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import pg from 'pg';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlQuery,
  type SqlResultSet,
} from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';

/** Prisma's schema engine as WebAssembly: no binary to download, no shell to call. */
export async function withEngine<T>(
  url: string,
  schemaDir: string,
  use: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const Engine = await loadEngine();
  const connections = new Connections(url);
  const schema = { datamodels: schemaFiles(schemaDir).map((file): [string, string] => [file.path, file.content]) };
  try {
    const engine = await Engine.new(schema, () => {}, bindMigrationAwareSqlAdapterFactory(connections));
    return await use(engine);
  } finally {
    await connections.close();
  }
}

export function schemaFiles(dir: string): { path: string; content: string }[] {
  const names = readdirSync(dir).filter((name) => name.endsWith('.prisma'));
  return names.sort().map((name) => ({ path: name, content: readFileSync(join(dir, name), 'utf8') }));
}

type Engine = typeof SchemaEngine;
type Glue = Record<string, unknown> & { __wbg_set_wasm(exports: unknown): void; SchemaEngine: Engine };

// neither lib es2023 nor the types of Node 20 declare it
const { WebAssembly: wasm } = globalThis as unknown as {
  WebAssembly: {
    Module: new (bytes: Uint8Array) => object;
    Instance: new (module: object, imports: object) => { exports: Record<string, unknown> };
  };
};

// once a process: the glue caches a view of the first instance's memory, a second instance would read garbage
let loaded: Promise<Engine> | undefined;
const loadEngine = () => (loaded ??= instantiate());

async function instantiate(): Promise<Engine> {
  const name = '@prisma/schema-engine-wasm/schema_engine_bg';
  const glue = (await import(name)) as Glue;
  const file = createRequire(import.meta.url)
    .resolve(name)
    .replace(/\.js$/, '.wasm');
  const imports = Object.fromEntries(Object.entries(glue).map(([key, value]) => [key, unreferenced(key, value)]));
  const instance = new wasm.Instance(new wasm.Module(readFileSync(file)), { './schema_engine_bg.js': imports });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return glue.SchemaEngine;
}

/** The engine leaves its ten-second lock timer running, which would keep the process alive. */
function unreferenced(name: string, value: unknown): unknown {
  if (!name.startsWith('__wbg_setTimeout_')) return value;
  return (...args: unknown[]) => {
    const timer = (value as (...args: unknown[]) => NodeJS.Timeout | undefined)(...args);
    timer?.unref?.();
    return timer;
  };
}

/**
 * Everything the engine opens. The stock adapter must not be used for migrating: it splits scripts at every `;`
 * (which breaks function bodies), cannot read `"char"` columns (which breaks introspection), and with a connection
 * string its "shadow" database is the main database, which the engine then empties.
 */
class Connections {
  readonly provider = 'postgres';
  readonly adapterName = '@prisma/adapter-pg';
  private readonly pools: pg.Pool[] = []; // the engine never disposes what it opened
  private readonly shadows: string[] = [];

  constructor(private readonly url: string) {}

  connect(): Promise<SqlDriverAdapter> {
    return this.open(this.url);
  }

  async connectToShadowDb(): Promise<SqlDriverAdapter> {
    const name = `shadow_${randomUUID().replaceAll('-', '')}`;
    await this.admin(`create database ${name}`);
    this.shadows.push(name);
    const shadow = new URL(this.url);
    shadow.pathname = `/${name}`;
    return this.open(shadow.toString());
  }

  async close(): Promise<void> {
    for (const pool of this.pools) await pool.end();
    for (const name of this.shadows) await this.admin(`drop database ${name} with (force)`);
  }

  private async admin(sql: string): Promise<void> {
    const client = new pg.Client({ connectionString: this.url });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  }

  private async open(connectionString: string): Promise<SqlDriverAdapter> {
    const pool = new pg.Pool({ connectionString, max: 1 });
    pool.on('error', () => {}); // a dropped shadow ends its idle connection
    this.pools.push(pool);
    const adapter = await new PrismaPg(pool).connect();
    readCharColumns(adapter);
    // the simple protocol takes the whole file: one implicit transaction
    adapter.executeScript = async (sql) => void (await pool.query(sql));
    return adapter;
  }
}

interface RawResult {
  fields?: { dataTypeID: number }[];
}
const CHAR_OID = 18;
const TEXT_OID = 25;

/** Lets the adapter take `"char"` for text and tells the engine what it was. */
function readCharColumns(adapter: SqlDriverAdapter): void {
  const inner = adapter as unknown as { performIO(query: SqlQuery): Promise<RawResult> };
  const performIO = inner.performIO.bind(adapter);
  const queryRaw = adapter.queryRaw.bind(adapter);
  let charColumns: number[] = [];
  inner.performIO = async (query) => {
    const result = await performIO(query);
    charColumns = [];
    result.fields?.forEach((field, index) => {
      if (field.dataTypeID !== CHAR_OID) return;
      field.dataTypeID = TEXT_OID;
      charColumns.push(index);
    });
    return result;
  };
  adapter.queryRaw = async (query): Promise<SqlResultSet> => {
    const result = await queryRaw(query);
    for (const index of charColumns) result.columnTypes[index] = ColumnTypeEnum.Character;
    return result;
  };
}
