/** A promise of the product that did not hold. */
export class Violation extends Error {}
