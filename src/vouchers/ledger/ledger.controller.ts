import { Readable } from 'node:stream';

import { Get, Param, ParseUUIDPipe, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces } from '@nestjs/swagger';

import { Can } from '../../platform/auth/can.decorator.js';
import { ApiController } from '../../platform/http/api-controller.js';
import { LedgerService } from './ledger.service.js';

const NDJSON = 'application/x-ndjson';

@ApiController('programmes')
export class LedgerController {
  constructor(private readonly ledger: LedgerService) {}

  @Can('ledger:export')
  @ApiOperation({ operationId: 'exportLedger', summary: 'The ledger as lines of JSON; the last line is its head' })
  @ApiProduces(NDJSON)
  @ApiOkResponse({ schema: { type: 'string' } })
  @Get(':id/ledger')
  async export(@Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    const lines = Readable.from(await this.ledger.export(id), { objectMode: false });
    return new StreamableFile(lines, { type: NDJSON, disposition: `attachment; filename="ledger-${id}.ndjson"` });
  }
}
