import { Readable } from 'node:stream';

import { Get, Header, Param, ParseIntPipe, ParseUUIDPipe, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces } from '@nestjs/swagger';

import { Can } from '../../platform/auth/can.decorator.js';
import { ApiController } from '../../platform/http/api-controller.js';
import { LedgerExportsService } from './ledger-exports.service.js';
import { LedgerInspectionService } from './ledger-inspection.service.js';
import { LedgerCheckResponse, LedgerEntryPage, LedgerQuery } from './ledger.dto.js';

const NDJSON = 'application/x-ndjson';

@ApiController('programmes')
export class LedgerController {
  constructor(
    private readonly exports: LedgerExportsService,
    private readonly inspection: LedgerInspectionService,
  ) {}

  @Can('ledger:export')
  @ApiOperation({ operationId: 'exportLedger', summary: 'The ledger as lines of JSON; the last is its signed head' })
  @ApiProduces(NDJSON)
  @ApiOkResponse({ schema: { type: 'string' } })
  @Header('cache-control', 'no-store')
  @Get(':id/ledger')
  async export(@Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    return fileOf(await this.exports.export(id), NDJSON, `ledger-${id}.ndjson`);
  }

  @Can('ledger:export')
  @ApiOperation({
    operationId: 'proveLedgerEntry',
    summary: 'One entry with its salt, the hashes of the others and the signed head',
  })
  @ApiProduces('application/json')
  @ApiOkResponse({ schema: { type: 'object' } })
  @Header('cache-control', 'no-store')
  @Get(':id/ledger/:position/proof')
  async prove(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('position', ParseIntPipe) position: number,
  ): Promise<StreamableFile> {
    return fileOf(await this.exports.prove(id, position), 'application/json', `ledger-${id}-${position}.json`);
  }

  @Can('ledger:export')
  @ApiOperation({ operationId: 'checkLedger', summary: 'Recompute every hash of the ledger as it stands' })
  @ApiOkResponse({ type: LedgerCheckResponse })
  @Header('cache-control', 'no-store')
  @Get(':id/ledger/check')
  check(@Param('id', ParseUUIDPipe) id: string): Promise<LedgerCheckResponse> {
    return this.inspection.check(id);
  }

  @Can('ledger:export')
  @ApiOperation({ operationId: 'listLedgerEntries', summary: 'The entries in their order' })
  @ApiOkResponse({ type: LedgerEntryPage })
  @Get(':id/ledger/entries')
  list(@Param('id', ParseUUIDPipe) id: string, @Query() query: LedgerQuery): Promise<LedgerEntryPage> {
    return this.inspection.entries(id, query, query);
  }
}

function fileOf(pieces: AsyncIterable<string>, type: string, name: string): StreamableFile {
  const disposition = `attachment; filename="${name}"`;
  return new StreamableFile(Readable.from(pieces, { objectMode: false }), { type, disposition });
}
