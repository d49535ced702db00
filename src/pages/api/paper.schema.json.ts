import { jsonSchema, paperSchema } from '../../site/open-data.ts';

export function GET(): Response {
  return new Response(jsonSchema(paperSchema, 'Paper'));
}
