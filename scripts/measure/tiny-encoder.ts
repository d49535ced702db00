import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Words the tiny encoder knows, and a vector for each; any other word has that of `[UNK]`. */
export const TINY_WORDS: Readonly<Record<string, readonly number[]>> = {
  '[PAD]': [9, 9, 9, 9],
  '[UNK]': [0, 0, 0, 1],
  pruning: [3, 1, 0, 0],
  weights: [2, 0, 1, 0],
  reward: [0, 3, 1, 0],
  models: [0, 2, 2, 1],
  language: [1, 0, 3, 0],
};
const DIMENSIONS = 4;
/** Of `TensorProto.DataType`. */
const [FLOAT, INT64] = [1, 7];

/**
 * Writes a sentence encoder of four dimensions into a folder as `chartroom embed --encoder FOLDER` takes it: a word-level
 * tokeniser, and an ONNX model that looks each word's vector up. The mean of them is taken by who asks.
 */
export function writeTinyEncoder(folder: string): void {
  mkdirSync(join(folder, 'onnx'), { recursive: true });
  const write = (name: string, value: object) =>
    writeFileSync(join(folder, name), JSON.stringify(value));
  const words = Object.keys(TINY_WORDS);
  write('config.json', { model_type: 'bert', hidden_size: DIMENSIONS, vocab_size: words.length });
  write('tokenizer_config.json', {
    tokenizer_class: 'BertTokenizer',
    model_max_length: 512,
    pad_token: '[PAD]',
    unk_token: '[UNK]',
  });
  write('tokenizer.json', {
    version: '1.0',
    added_tokens: words
      .filter((word) => word.startsWith('['))
      .map((content, id) => ({ id, content, special: true, normalized: false })),
    normalizer: { type: 'Lowercase' },
    pre_tokenizer: { type: 'Whitespace' },
    post_processor: null,
    decoder: null,
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(words.map((word, id) => [word, id])),
    },
  });
  writeFileSync(join(folder, 'onnx/model_quantized.onnx'), lookUpModel(Object.values(TINY_WORDS)));
}

/** An ONNX model of one operator: `input_ids` → `last_hidden_state`, by the rows of a table. */
function lookUpModel(table: readonly (readonly number[])[]): Uint8Array {
  const vectors = message(
    ...[table.length, DIMENSIONS].map((size) => number(1, size)),
    number(2, FLOAT),
    text(8, 'table'),
    bytes(9, new Uint8Array(Float32Array.from(table.flat()).buffer)),
  );
  const gather = message(
    text(1, 'table'),
    text(1, 'input_ids'),
    text(2, 'last_hidden_state'),
    text(4, 'Gather'),
  );
  const graph = message(
    bytes(1, gather),
    text(2, 'look up'),
    bytes(5, vectors),
    bytes(11, tensor('input_ids', INT64, ['batch', 'words'])),
    bytes(12, tensor('last_hidden_state', FLOAT, ['batch', 'words', DIMENSIONS])),
  );
  const opset = message(text(1, ''), number(2, 13));
  return message(number(1, 8), bytes(7, graph), bytes(8, opset));
}

/** `ValueInfoProto`: a tensor by its name, its type, and its sizes or their names. */
function tensor(name: string, type: number, sizes: readonly (string | number)[]): Uint8Array {
  const dims = sizes.map((size) =>
    bytes(1, message(typeof size === 'number' ? number(1, size) : text(2, size))),
  );
  const shaped = message(number(1, type), bytes(2, message(...dims)));
  return message(text(1, name), bytes(2, message(bytes(1, shaped))));
}

/** Fields of a protocol buffer's message, put together. */
function message(...fields: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(fields.flatMap((field) => [...field]));
}

function number(field: number, value: number): Uint8Array {
  return Uint8Array.from([field << 3, ...varint(value)]);
}

function text(field: number, value: string): Uint8Array {
  return bytes(field, new TextEncoder().encode(value));
}

function bytes(field: number, value: Uint8Array): Uint8Array {
  return Uint8Array.from([(field << 3) | 2, ...varint(value.length), ...value]);
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varint(value >> 7)];
}
