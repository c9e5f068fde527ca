// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {IConsentVerifier} from "../../contracts/interfaces/IConsentVerifier.sol";
import {ConsentHash} from "../../contracts/libraries/ConsentHash.sol";

/// @title HashRules
/// @author Consent Ledger contributors
/// @notice Shows the hash rules that the verifier runs inside, so a test can compare each with the SDK.
contract HashRules {
    function domainSeparator(address ledger) external view returns (bytes32) {
        return ConsentHash.domainSeparator(ledger);
    }

    function hashConsent(IConsentVerifier.Consent calldata consent, address ledger) external view returns (bytes32) {
        return ConsentHash.hashConsent(consent, ledger);
    }

    function hashStruct(IConsentVerifier.Consent calldata consent) external pure returns (bytes32) {
        return ConsentHash.hashStruct(consent);
    }

    function hashUse(IConsentVerifier.Use calldata use) external pure returns (bytes32) {
        return ConsentHash.hashUse(use);
    }

    function leafOf(bytes32 hash) external pure returns (bytes32) {
        return ConsentHash.leafOf(hash);
    }

    function verifyProof(bytes32 hash, bytes32[] calldata proof, bytes32 root) external pure returns (bool) {
        return MerkleProof.verifyCalldata(proof, root, ConsentHash.leafOf(hash));
    }

    /// @return The signer, or zero if the signature is refused.
    function recover(bytes32 digest, bytes calldata signature) external pure returns (address) {
        (address signer, ECDSA.RecoverError fault, ) = ECDSA.tryRecoverCalldata(digest, signature);
        return fault == ECDSA.RecoverError.NoError ? signer : address(0);
    }
}
