/**
 * The bundler's own allocator, mimalloc, keeps what it freed in case it is asked again, and of threads that ended for
 * good. A build bundles once and makes pages for minutes after: so it gives memory back as soon as it is free, which
 * leaves some 230 MB in place of 320 to 450. Read once, as the bundler is loaded; what an owner says of it holds.
 */
const GIVE_BACK = { MIMALLOC_PURGE_DELAY: '0', MIMALLOC_ABANDONED_PAGE_PURGE: '1' } as const;

/** Has the bundler, which is not loaded yet, keep no memory that it has freed. */
export function keepBundlerSmall(): void {
  for (const [name, value] of Object.entries(GIVE_BACK)) process.env[name] ??= value;
}
