import onnxProto from 'onnx-proto';
import { ModelError } from './model-error.ts';

/** Reads one float tensor out of an encoded ONNX model, so that explanations use the very weights that are served. */
export function floatTensorIn(graph: Uint8Array, name: string): Float32Array {
  const model = onnxProto.onnx.ModelProto.decode(graph);
  const raw = model.graph?.initializer?.find((tensor) => tensor.name === name)?.rawData;
  if (raw === undefined || raw === null) {
    throw new ModelError('model_inconsistent', `The graph has no tensor "${name}"; it was not made by this trainer.`);
  }
  const bytes = Uint8Array.from(raw);
  return new Float32Array(bytes.buffer, 0, bytes.byteLength / 4);
}
