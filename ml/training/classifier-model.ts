import onnxProto from 'onnx-proto';
import type { onnx as Onnx } from 'onnx-proto';
import { floatType, int32Type, value } from './graph-pieces.ts';

const { onnx } = onnxProto;

/** What differs between the forms of a classifier. */
export interface ClassifierGraph {
  readonly nodes: Onnx.INodeProto[];
  readonly initializers: Onnx.ITensorProto[];
  /** Inputs beside the sparse features. */
  readonly inputs?: readonly Onnx.IValueInfoProto[];
  readonly classCount: number;
}

/**
 * A classifier as an ONNX model (opset 18, ai.onnx.ml 3, IR 8), encoded. Whatever its form, it reads sparse features, `indices` int32 [batch, length] and `values` float
 * [batch, length], and writes `margin` and `probability`, float [batch, classes].
 */
export function encodeClassifierModel({ nodes, initializers, inputs = [], classCount }: ClassifierGraph): Uint8Array {
  const model = {
    irVersion: 8,
    producerName: 'firebreak',
    opsetImport: [
      { domain: '', version: 18 },
      { domain: 'ai.onnx.ml', version: 3 },
    ],
    graph: {
      name: 'alert-classifier',
      node: nodes,
      initializer: initializers,
      input: [
        value('indices', int32Type, ['batch', 'length']),
        value('values', floatType, ['batch', 'length']),
        ...inputs,
      ],
      output: [
        value('margin', floatType, ['batch', classCount]),
        value('probability', floatType, ['batch', classCount]),
      ],
    },
  };
  return onnx.ModelProto.encode(model).finish();
}
