/** The reliability diagram's file name, beside the model card. */
export const diagramFile = 'reliability.svg';
