/** `BENCH_PROFILE=DIR` keeps a profile of each process, for who looks for the cause of a figure. */
export function profileArgs(name: string): readonly string[] {
  const folder = process.env.BENCH_PROFILE
  if (folder === undefined || folder === '') return []
  return ['--cpu-prof', `--cpu-prof-dir=${folder}/${name}`]
}
