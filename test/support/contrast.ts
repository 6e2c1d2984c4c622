/**
 * Runs in a browser: texts whose contrast to what lies behind them is below WCAG's AA. It has to be one function with
 * all that it needs inside, because it is sent there as text.
 */
export function contrasts(): readonly string[] {
  type Color = readonly [number, number, number, number];
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const known = new Map<string, Color>();
  const colorOf = (css: string): Color => {
    const found = known.get(css);
    if (found || !canvas) return found ?? [0, 0, 0, 0];
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = css;
    canvas.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
    const color: Color = [red, green, blue, alpha / 255];
    known.set(css, color);
    return color;
  };
  const over = ([r, g, b, a]: Color, [R, G, B]: Color): Color => [
    r * a + R * (1 - a),
    g * a + G * (1 - a),
    b * a + B * (1 - a),
    1,
  ];
  const behind = (element: Element | null): Color =>
    element
      ? over(colorOf(getComputedStyle(element).backgroundColor), behind(element.parentElement))
      : colorOf(matchMedia("(prefers-color-scheme: dark)").matches ? "black" : "white");
  const light = ([r, g, b]: Color): number => {
    const [x = 0, y = 0, z = 0] = [r, g, b].map((part) =>
      part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const faint = new Map<string, string>();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!element || !node.nodeValue?.trim() || !element.checkVisibility() || element.closest("script, [aria-hidden]"))
      continue;
    const { color, fontSize, fontWeight } = getComputedStyle(element);
    const back = behind(element);
    const [one = 0, two = 0] = [light(over(colorOf(color), back)), light(back)].sort((a, b) => b - a);
    const ratio = (one + 0.05) / (two + 0.05);
    const size = Number.parseFloat(fontSize);
    const needed = size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700) ? 3 : 4.5;
    const key = `${element.tagName} ${element.className} ${color}`;
    if (ratio < needed)
      faint.set(
        key,
        `${key} on ${back.map(Math.round).join(" ")}: ${ratio.toFixed(2)} (${node.nodeValue.trim().slice(0, 30)})`,
      );
  }
  return [...faint.values()];
}
