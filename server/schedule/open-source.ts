import { csvSource } from './csv/csv-source.ts';
import { fileSource } from './file/file-source.ts';
import { googleSource } from './google/google-source.ts';
import type { Source, SourceConfig } from './source.ts';

export function sourceFrom(config: SourceConfig): Source {
  switch (config.kind) {
    case 'google':
      return googleSource(config);
    case 'csv':
      return csvSource(config.url);
    case 'file':
      return fileSource(config.path);
  }
}
