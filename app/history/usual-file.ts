/** The configuration of an installation, where the command runs. */
export const usualFile = 'firebreak.yml';
