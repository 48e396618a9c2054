import onnxProto from 'onnx-proto';
import { expect, test } from 'vitest';
import {
  attributeFloats,
  attributeInt,
  attributeInts,
  attributeString,
  attributeStrings,
} from '#ml/training/graph-attribute.ts';

const { AttributeProto } = onnxProto.onnx;

test.each([
  ['INT', attributeInt('a', 1)],
  ['STRING', attributeString('a', 'x')],
  ['INTS', attributeInts('a', [1])],
  ['FLOATS', attributeFloats('a', [1])],
  ['STRINGS', attributeStrings('a', ['x'])],
] as const)('declares the type %s, which the runtime insists on', (type, attribute) => {
  const { type: read, name } = AttributeProto.decode(AttributeProto.encode(attribute).finish());
  expect({ read, name }).toEqual({ read: AttributeProto.AttributeType[type], name: 'a' });
});
