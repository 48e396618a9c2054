/** Least confidence from which an imported model answers when nobody says otherwise: it was not calibrated here, so the bar is a plain one. */
export const usualThreshold = 0.5;
