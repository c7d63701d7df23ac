import { Controller } from '@nestjs/common';
import { importLimits, routes } from '@gauge/contracts';
import type { Ctx, Within } from '@gauge/core/platform';
import * as rounds from '@gauge/core/rounds';
import { readTable } from '@gauge/core/tables';
import { Caller, Endpoint, Input, Upload, WithinPlace, type InputOf } from './http/endpoint.js';
import type { UploadedFile } from './http/state.js';

@Controller()
export class ImportsController {
  @Endpoint(routes.imports)
  imports(@Input() { params }: InputOf<typeof routes.imports>, @Caller() ctx: Ctx) {
    return rounds.latestImports(ctx, params.roundId);
  }

  /** The file is read before a transaction opens: a slow file holds no connection. */
  @Endpoint(routes.previewImport)
  async previewImport(
    @Input() { params }: InputOf<typeof routes.previewImport>,
    @Upload() { fileName, bytes }: UploadedFile,
    @WithinPlace() within: Within,
  ) {
    const table = await readTable(bytes, importLimits);
    return rounds.previewImport(within, params.roundId, fileName, table);
  }

  @Endpoint(routes.readImport)
  readImport(@Input() { params }: InputOf<typeof routes.readImport>, @Caller() ctx: Ctx) {
    return rounds.readImport(ctx, params.roundId, params.importId);
  }

  @Endpoint(routes.commitImport)
  commitImport(@Input() { params }: InputOf<typeof routes.commitImport>, @Caller() ctx: Ctx) {
    return rounds.commitImport(ctx, params.roundId, params.importId);
  }
}
