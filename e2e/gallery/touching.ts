/** Headings that read as one with what stands beside them, as no gap is left between both. Runs in the page. */
export function touching(): (string | null)[] {
  const LEAST_GAP = 8;
  return [...document.querySelectorAll("h2:has(+ *)")].flatMap((head) => {
    const [one, other] = [head, head.nextElementSibling ?? head].map((box) => box.getBoundingClientRect());
    if (!one || !other || one.bottom <= other.top) return [];
    const gap = Math.max(other.left - one.right, one.left - other.right);
    return gap < LEAST_GAP ? [head.textContent] : [];
  });
}
