const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Safe in HTML and SVG, between tags and in attributes; control characters are left out. */
export function escaped(text: string): string {
  const printable = [...text].filter((sign) => (sign.codePointAt(0) ?? 0) >= 0x20).join('')
  return printable.replace(/[&<>"']/g, (sign) => entities[sign] ?? '')
}
