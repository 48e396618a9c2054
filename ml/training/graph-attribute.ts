import onnxProto from 'onnx-proto';
import type { onnx as Onnx } from 'onnx-proto';

const { AttributeType } = onnxProto.onnx.AttributeProto;
const text = new TextEncoder();

/** Node attributes of an ONNX graph, one constructor for each type in use. */
export function attributeInt(name: string, i: number): Onnx.IAttributeProto {
  return { name, type: AttributeType.INT, i };
}

export function attributeString(name: string, s: string): Onnx.IAttributeProto {
  return { name, type: AttributeType.STRING, s: text.encode(s) };
}

export function attributeInts(name: string, ints: number[]): Onnx.IAttributeProto {
  return { name, type: AttributeType.INTS, ints };
}

export function attributeFloats(name: string, floats: number[]): Onnx.IAttributeProto {
  return { name, type: AttributeType.FLOATS, floats };
}

export function attributeStrings(name: string, strings: readonly string[]): Onnx.IAttributeProto {
  return { name, type: AttributeType.STRINGS, strings: strings.map((s) => text.encode(s)) };
}
