import { atlasSchema, jsonSchema } from '../../site/files/open-data.ts';

export function GET(): Response {
  return new Response(jsonSchema(atlasSchema, 'Atlas'));
}
