import onnxProto from 'onnx-proto';
import type { onnx as Onnx } from 'onnx-proto';

const { DataType } = onnxProto.onnx.TensorProto;

/** Element types of the tensors in use. */
export const floatType = DataType.FLOAT;
export const int32Type = DataType.INT32;

/** An operator of the default domain whose one output gives it its name. */
export function node(
  opType: string,
  input: string[],
  output: string,
  attribute: Onnx.IAttributeProto[] = [],
): Onnx.INodeProto {
  return { opType, name: output, input, output: [output], attribute };
}

/** An input or output of the graph; a dimension that is a name may have any size. */
export function value(name: string, elemType: number, shape: readonly (string | number)[]): Onnx.IValueInfoProto {
  const dim = shape.map((size) => (typeof size === 'string' ? { dimParam: size } : { dimValue: size }));
  return { name, type: { tensorType: { elemType, shape: { dim } } } };
}

/** A constant of float32. */
export function floats(name: string, dims: number[], data: Float32Array): Onnx.ITensorProto {
  return { name, dims, dataType: DataType.FLOAT, rawData: bytesOf(data) };
}

/** A constant of int64. */
export function int64s(name: string, dims: number[], data: readonly number[]): Onnx.ITensorProto {
  return { name, dims, dataType: DataType.INT64, rawData: bytesOf(BigInt64Array.from(data, BigInt)) };
}

/** ONNX raw data is little-endian, as is every platform that Node runs on. */
function bytesOf(data: Float32Array | BigInt64Array): Uint8Array {
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}
