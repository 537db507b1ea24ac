/** Collects the markup of a page and counts what goes in. */
export interface Markup {
  /** An element with text in it, which must need no escaping. */
  element(name: string, text: string, attributes?: string): void;
  /** Opens an element that `close` has to close. */
  open(name: string, attributes?: string): void;
  close(name: string): void;
  text(text: string): void;
  readonly elements: number;
  readonly characters: number;
  toString(): string;
}

/** An empty page to be written into. */
export function createMarkup(): Markup {
  const pieces: string[] = [];
  let [elements, characters] = [0, 0];
  const open = (name: string, attributes = "") => {
    elements++;
    pieces.push(attributes === "" ? `<${name}>` : `<${name} ${attributes}>`);
  };
  const close = (name: string) => void pieces.push(`</${name}>`);
  const text = (content: string) => {
    characters += content.length;
    pieces.push(content);
  };
  return {
    open,
    close,
    text,
    element(name, content, attributes) {
      open(name, attributes);
      text(content);
      close(name);
    },
    get elements() {
      return elements;
    },
    get characters() {
      return characters;
    },
    toString: () => pieces.join(""),
  };
}
