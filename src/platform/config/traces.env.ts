import { Type } from 'class-transformer';
import { IsNumber, IsOptional, IsString, IsUrl, Matches, Max, Min } from 'class-validator';

/** Where traces go; the names are OpenTelemetry's own. */
export class TracesEnv {
  /** Where traces are sent by OTLP over HTTP, such as http://collector:4318; left out, nothing is traced and nothing of it is loaded. */
  @IsOptional()
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['http', 'https'] })
  readonly OTEL_EXPORTER_OTLP_ENDPOINT?: string;

  /** What the receiver of traces wants to be told with each of them, such as a key: name=value, separated by commas. */
  @IsOptional()
  @Matches(/^[^=,\s]+=[^,]*(,[^=,\s]+=[^,]*)*$/)
  readonly OTEL_EXPORTER_OTLP_HEADERS?: string;

  /** Name of this installation in traces. */
  @IsString()
  readonly OTEL_SERVICE_NAME: string = 'lernlotse';

  /** Share of the requests that are traced, from 0 to 1; a trusted proxy that has decided already decides. */
  @Type(() => Number)
  @IsNumber()
  @Min(0)
  @Max(1)
  readonly OTEL_TRACES_SAMPLER_ARG: number = 1;
}
