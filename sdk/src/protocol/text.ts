export declare function assertText(text: string, options: { path: string; minimum?: number; maximum?: number }): void
export declare function isText(text: string, options?: { minimum?: number; maximum?: number }): boolean
