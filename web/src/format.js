// Numbers as the tool writes them: at most six significant digits, and the shortest text that reads back as the same number.

/** A number as in the tables of 'hvae show'. */
export function short(value) {
  return text(Number(value.toPrecision(6)));
}

/** A number to its last digit, as in 'hvae show --csv'. */
export function text(value) {
  if (Object.is(value, -0))
    return '-0';
  const size = Math.abs(value);
  if (value !== 0 && (size < 1e-4 || size >= 1e15)) {
    const [digits, exponent] = value.toExponential().split('e');
    const number = Number(exponent);
    return `${digits}E${number < 0 ? '-' : '+'}${String(Math.abs(number)).padStart(2, '0')}`;
  }
  return String(value);
}

/** A number at an axis: 1e-5 as in methodologies. */
export function tick(value) {
  if (value === null)
    return '';
  const size = Math.abs(value);
  const rounded = Number(value.toPrecision(4));
  return value !== 0 && (size < 1e-4 || size >= 1e15) ? rounded.toExponential().replace('e+', 'e') : String(rounded);
}
