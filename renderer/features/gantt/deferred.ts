/** An object whose properties are made together when one of them is first asked for, and stand from then on. */
export function deferred<Made extends object>(make: () => Made, names: readonly (keyof Made & string)[]): Made {
  const shell = {} as Made
  const settle = (): Made => {
    const made = make()
    for (const name of names) Object.defineProperty(shell, name, { value: made[name], enumerable: true })
    return made
  }
  for (const name of names) Object.defineProperty(shell, name, { get: () => settle()[name], enumerable: true, configurable: true })
  return shell
}
