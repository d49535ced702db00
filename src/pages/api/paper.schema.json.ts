import { jsonSchema, paperSchema } from '../../site/files/open-data.ts';

export function GET(): Response {
  return new Response(jsonSchema(paperSchema, 'Paper'));
}
