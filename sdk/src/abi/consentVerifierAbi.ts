// Generated from contracts/ConsentVerifier.sol by scripts/generate.ts. Do not edit.
export const consentVerifierAbi = [
  {
    "inputs": [
      {
        "internalType": "contract IConsentLedger",
        "name": "ledger_",
        "type": "address"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "moment",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "timestamp",
        "type": "uint64"
      }
    ],
    "name": "MomentInFuture",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "ledger",
        "type": "address"
      }
    ],
    "name": "NoLedger",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "brandId",
        "type": "bytes32"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "brandId",
            "type": "bytes32"
          },
          {
            "internalType": "address",
            "name": "subject",
            "type": "address"
          },
          {
            "internalType": "string",
            "name": "account",
            "type": "string"
          },
          {
            "internalType": "bytes32",
            "name": "noticeHash",
            "type": "bytes32"
          },
          {
            "internalType": "string",
            "name": "locale",
            "type": "string"
          },
          {
            "internalType": "string",
            "name": "statement",
            "type": "string"
          },
          {
            "components": [
              {
                "internalType": "string",
                "name": "purpose",
                "type": "string"
              },
              {
                "internalType": "string",
                "name": "category",
                "type": "string"
              },
              {
                "internalType": "bytes32",
                "name": "lock",
                "type": "bytes32"
              }
            ],
            "internalType": "struct IConsentVerifier.Use[]",
            "name": "uses",
            "type": "tuple[]"
          },
          {
            "internalType": "bytes32",
            "name": "brandLock",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "issuedAt",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "expiresAt",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "requestId",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "salt",
            "type": "bytes32"
          }
        ],
        "internalType": "struct IConsentVerifier.Consent",
        "name": "consent",
        "type": "tuple"
      },
      {
        "internalType": "bytes",
        "name": "signature",
        "type": "bytes"
      },
      {
        "internalType": "bytes32",
        "name": "root",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32[]",
        "name": "proof",
        "type": "bytes32[]"
      },
      {
        "internalType": "string",
        "name": "purpose",
        "type": "string"
      },
      {
        "internalType": "string",
        "name": "category",
        "type": "string"
      },
      {
        "internalType": "uint64",
        "name": "moment",
        "type": "uint64"
      }
    ],
    "name": "check",
    "outputs": [
      {
        "internalType": "bool",
        "name": "allowed",
        "type": "bool"
      },
      {
        "internalType": "enum IConsentVerifier.Reason",
        "name": "reason",
        "type": "uint8"
      },
      {
        "internalType": "uint64",
        "name": "recordedAt",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "revokedAt",
        "type": "uint64"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "ledger",
    "outputs": [
      {
        "internalType": "contract IConsentLedger",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  }
] as const
