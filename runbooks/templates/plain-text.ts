const longestValue = 300;

/** Characters that draw nothing but move, hide or reverse what stands around them. */
const invisible = /[\p{Cc}\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+/gu;

/**
 * A value for one line of text: control, bidirectional and invisible characters become a space, so that a label cannot
 * forge a line of its own, and what is longer than 300 characters is cut.
 */
export function plainText(value: string | number | boolean): string {
  const line = String(value).replace(invisible, ' ').toWellFormed();
  return line.length > longestValue ? `${line.slice(0, longestValue - 1).toWellFormed()}…` : line;
}

/**
 * A value for Slack's mrkdwn: `&`, `<` and `>` are escaped, without which a label could write a mention or a link
 * (https://docs.slack.dev/messaging/formatting-message-text#escaping).
 */
export function slackText(value: string | number | boolean): string {
  return plainText(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
