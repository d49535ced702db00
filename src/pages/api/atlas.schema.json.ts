import { atlasSchema, jsonSchema } from '../../site/open-data.ts';

export function GET(): Response {
  return new Response(jsonSchema(atlasSchema, 'Atlas'));
}
