/** A day or an instant as the model writes them; other texts are shown as they are. */
export const isWhen = (text: string): boolean => /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z)?$/.test(text) && !Number.isNaN(Date.parse(text))
