/** Every file of ours stands in one of these: what the compiler checks, and what the linter takes types from. */
export const programs = ['tsconfig.check.json', 'apps/web/tsconfig.json', 'e2e/tsconfig.json'];
