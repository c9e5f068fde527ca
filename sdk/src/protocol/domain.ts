export declare function isDomain(text: string): boolean
export declare function originOfDomain(
  domain: string,
  options?: { chainId: number; localOrigins: Readonly<Record<string, string>> },
): string
