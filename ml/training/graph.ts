import onnxProto from 'onnx-proto';
import type { onnx as Onnx } from 'onnx-proto';
import { treeEnsembleNode } from './tree-ensemble-node.ts';
import { attributeInt, attributeString } from './graph-attribute.ts';
import type { ModelParts } from './model-parts.ts';

const { onnx } = onnxProto;
const { DataType } = onnx.TensorProto;

/**
 * The whole classifier as one ONNX model (opset 18, ai.onnx.ml 3, IR 8), encoded:
 *
 * `indices` int32 [batch, length] and `values` float [batch, length] are sparse features, short rows padded with value 0
 * → gather the features' weight rows → weighted sum + bias (+ tree ensemble on the same features, scattered) = `margin` [batch, classes]
 * → ÷ temperature → softmax = `probability` [batch, classes].
 */
export function encodeGraph(parts: ModelParts): Uint8Array {
  const { linear, vocabulary, trees } = parts;
  const featureCount = vocabulary.features.length;
  const withTrees = trees.length > 0;
  const initializers: Onnx.ITensorProto[] = [
    floats('weights', [featureCount, linear.classCount], linear.weights),
    floats('bias', [linear.classCount], linear.bias),
    floats('temperature', [1], Float32Array.of(parts.temperature)),
    int64s('axis_one', [1], [1]),
  ];
  const nodes: Onnx.INodeProto[] = [
    node('Gather', ['weights', 'indices'], 'rows', [attributeInt('axis', 0)]),
    node('Unsqueeze', ['values', 'axis_one'], 'values_row'),
    node('MatMul', ['values_row', 'rows'], 'sum_row'),
    node('Squeeze', ['sum_row', 'axis_one'], 'sum'),
    node('Add', ['sum', 'bias'], withTrees ? 'linear_margin' : 'margin'),
  ];
  if (withTrees) {
    initializers.push(
      int64s('feature_count', [1], [featureCount]),
      int64s('first', [1], [0]),
      int64s('second', [1], [1]),
    );
    nodes.push(
      node('Shape', ['indices'], 'shape'),
      node('Slice', ['shape', 'first', 'second'], 'batch'),
      node('Concat', ['batch', 'feature_count'], 'dense_shape', [attributeInt('axis', 0)]),
      node('ConstantOfShape', ['dense_shape'], 'zeros'),
      node('ScatterElements', ['zeros', 'indices', 'values'], 'dense', [
        attributeInt('axis', 1),
        attributeString('reduction', 'add'),
      ]),
      treeEnsembleNode(trees, linear.classCount, 'dense', 'tree_margin'),
      node('Add', ['linear_margin', 'tree_margin'], 'margin'),
    );
  }
  nodes.push(
    node('Div', ['margin', 'temperature'], 'tempered'),
    node('Softmax', ['tempered'], 'probability', [attributeInt('axis', 1)]),
  );
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
        value('indices', DataType.INT32, ['batch', 'length']),
        value('values', DataType.FLOAT, ['batch', 'length']),
      ],
      output: [
        value('margin', DataType.FLOAT, ['batch', linear.classCount]),
        value('probability', DataType.FLOAT, ['batch', linear.classCount]),
      ],
    },
  };
  return onnx.ModelProto.encode(model).finish();
}

function node(
  opType: string,
  input: string[],
  output: string,
  attribute: Onnx.IAttributeProto[] = [],
): Onnx.INodeProto {
  return { opType, name: output, input, output: [output], attribute };
}

function value(name: string, elemType: number, shape: readonly (string | number)[]): Onnx.IValueInfoProto {
  const dim = shape.map((size) => (typeof size === 'string' ? { dimParam: size } : { dimValue: size }));
  return { name, type: { tensorType: { elemType, shape: { dim } } } };
}

function floats(name: string, dims: number[], data: Float32Array): Onnx.ITensorProto {
  return { name, dims, dataType: DataType.FLOAT, rawData: bytesOf(data) };
}

function int64s(name: string, dims: number[], data: readonly number[]): Onnx.ITensorProto {
  return { name, dims, dataType: DataType.INT64, rawData: bytesOf(BigInt64Array.from(data, BigInt)) };
}

/** ONNX raw data is little-endian, as is every platform that Node runs on. */
function bytesOf(data: Float32Array | BigInt64Array): Uint8Array {
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}
