// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IConsentLedger} from "./IConsentLedger.sol";

/// @title IConsentVerifier
/// @author Consent Ledger contributors
/// @notice Checks a receipt against one ledger in a single `eth_call`, so a back end in any language can verify with
/// nothing but a node. Stateless: it holds nothing and anyone may deploy it.
/// @dev Warning: never send `check` as a transaction and never call it from one. A receipt is personal data, and
/// calldata is public for ever.
interface IConsentVerifier {
    /* STRUCTS */

    /// @notice One purpose with one data category.
    /// @param purpose The key of the purpose.
    /// @param category The key of the data category.
    /// @param lock The hash lock of this use in this consent.
    struct Use {
        string purpose;
        string category;
        bytes32 lock;
    }

    /// @notice What a customer signed: the fields of the EIP-712 type `Consent`, in its order.
    /// @param brandId The brand that may use the data.
    /// @param subject The customer's address for this brand.
    /// @param account The brand's masked name of the customer's account.
    /// @param noticeHash The notice under which it was signed.
    /// @param locale The language of the statement.
    /// @param statement The sentence the customer saw.
    /// @param uses The uses, sorted by purpose, then category, in byte order.
    /// @param brandLock The hash lock that revokes everything of this brand.
    /// @param issuedAt When it was signed, in Unix seconds.
    /// @param expiresAt When it ends, in Unix seconds; at that second it has ended.
    /// @param requestId The brand's request, or zero.
    /// @param salt A random value.
    struct Consent {
        bytes32 brandId;
        address subject;
        string account;
        bytes32 noticeHash;
        string locale;
        string statement;
        Use[] uses;
        bytes32 brandLock;
        uint64 issuedAt;
        uint64 expiresAt;
        bytes32 requestId;
        bytes32 salt;
    }

    /// @notice Why a use is denied; `None` if it is allowed. In the order in which the steps are checked.
    /// @dev `WrongLedger`, `NotInNotice`, `StatementMismatch` and `ControllerChanged` have their number here but are
    /// never answered by this contract: a consent for another ledger is a `BadSignature`, the others need the text of a
    /// notice.
    enum Reason {
        None,
        Malformed,
        WrongLedger,
        WrongBrand,
        BadSignature,
        UnknownNotice,
        BadTerms,
        NotInNotice,
        StatementMismatch,
        ControllerChanged,
        NotRecorded,
        RecordedLate,
        Expired,
        Revoked,
        NotGranted
    }

    /* ERRORS */

    /// @notice The moment asked about has not come yet: nobody can know what will be revoked until then.
    /// @param moment The moment asked about.
    /// @param timestamp The time of the block that answers.
    error MomentInFuture(uint64 moment, uint64 timestamp);

    /// @notice There is no contract at the address given as ledger.
    /// @param ledger The address.
    error NoLedger(address ledger);

    /* VIEWS */

    /// @notice Says whether, by this receipt, the brand may use the category for the purpose at the moment. The first
    /// failing step decides; whatever is unknown denies.
    /// @dev Steps, in this order:
    /// 1. `Malformed`: the signature is not 65 bytes, the proof has more than 64 steps, or a time is above 2^53 − 1.
    /// 2. `WrongBrand`: the consent names another brand.
    /// 3. `BadSignature`: the EIP-712 hash in this ledger's domain was not signed by `subject` (low s, v 27 or 28).
    /// 4. `UnknownNotice`: the brand had not published the notice at or before `issuedAt`.
    /// 5. `BadTerms`: no account, no uses, uses not sorted or repeated, a `special.*` category beside another use, a
    ///    zero lock, `expiresAt` not after `issuedAt` or after the year 9999.
    /// 6. `NotRecorded`, `RecordedLate`: the proof does not lead to a root the brand recorded from `issuedAt` to 7 days
    ///    after it, and at or before the moment.
    /// 7. `Expired`: the moment is not before `expiresAt`.
    /// 8. `Revoked`: the brand lock, else the lock of the use, was spent at or before the moment.
    /// 9. `NotGranted`: the use is not in the consent.
    ///
    /// @dev Warning: what needs the text of a notice is not checked here: that the uses, the locale and the duration
    /// are within the notice, that the statement is the one rendered from it, which uses the notice declares special,
    /// that the controller is still the same; nor are characters (forbidden ones, NFC, the length of `account`). A
    /// caller who must know checks the receipt with the SDK once, when it is stored.
    /// @dev Warning: never send this as a transaction and never call it from one: calldata is public for ever.
    /// @dev Warning: the answer is as final as the block the call is made at, and as honest as the node that answers.
    /// @param brandId The brand that asks.
    /// @param consent The consent of the receipt.
    /// @param signature The 65 bytes of the signature.
    /// @param root The root of the recording; zero if there is none yet.
    /// @param proof The Merkle proof from the consent to the root.
    /// @param purpose The purpose asked for.
    /// @param category The data category asked for.
    /// @param moment The moment asked about in Unix seconds; 0 means the time of the block. A later one reverts.
    /// @return allowed True if the use is allowed.
    /// @return reason Why not; `None` if it is allowed.
    /// @return recordedAt When the root was recorded; 0 if that step was not reached or the proof leads elsewhere.
    /// @return revokedAt When the lock that denies was spent; 0 if none does.
    function check(
        bytes32 brandId,
        Consent calldata consent,
        bytes calldata signature,
        bytes32 root,
        bytes32[] calldata proof,
        string calldata purpose,
        string calldata category,
        uint64 moment
    ) external view returns (bool allowed, Reason reason, uint64 recordedAt, uint64 revokedAt);

    /// @notice The ledger this contract reads.
    /// @return The address of the ledger.
    function ledger() external view returns (IConsentLedger);
}
