// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title IConsentLedger
/// @author Consent Ledger contributors
/// @notice Holds the proof that customers granted consent to brands and the fact that they revoked it.
/// No personal data is stored: a grant is a leaf under a Merkle root, a revocation is a revealed secret.
/// @dev Immutable: no admin, no proxy, no pause, no token, no external calls. The storage layout is part of this
/// interface (docs/storage-layout.md), because evidence is made of storage proofs.
///
/// Every function that changes something checks in this order: the brand exists, the caller may do this, then the
/// values in the order of the arguments.
///
/// All times are Unix seconds. Times that were written never change.
interface IConsentLedger {
    /* STRUCTS */

    /// @notice A controller that asks customers for consent.
    /// @param owner The address that acts for the brand.
    /// @param registeredAt When the brand was registered.
    /// @param pendingOwner The address that may accept the brand, or zero.
    /// @param name The name customers know the brand by.
    /// @param domain The DNS name under which the brand runs its endpoint.
    struct Brand {
        address owner;
        uint64 registeredAt;
        address pendingOwner;
        string name;
        string domain;
    }

    /// @notice A notice a brand published. Its text is in the `NoticePublished` event of block `blockNumber`.
    /// @param publishedAt When it was published; 0 if it never was.
    /// @param blockNumber The block that holds the event with the document.
    /// @param number Its place among the brand's notices, counted from 1.
    struct Notice {
        uint64 publishedAt;
        uint64 blockNumber;
        uint32 number;
    }

    /// @notice Secrets of one brand's locks.
    /// @param brandId The brand the locks belong to.
    /// @param secrets The secrets; each spends the lock `keccak256(abi.encode(secret))` of this brand.
    struct Revocation {
        bytes32 brandId;
        bytes32[] secrets;
    }

    /// @notice Whether, when and by whom a lock was spent.
    /// @param revokedAt When it was spent; 0 while it is not.
    /// @param byBrand True if the brand spent it, false if its secret was revealed.
    struct LockState {
        uint64 revokedAt;
        bool byBrand;
    }

    /* EVENTS */

    /// @notice A brand was registered.
    /// @param brandId The brand.
    /// @param owner The account that registered it.
    /// @param name The name of the brand.
    /// @param domain The DNS name of the brand.
    event BrandRegistered(bytes32 indexed brandId, address indexed owner, string name, string domain);

    /// @notice A brand changed its name or domain.
    /// @param brandId The brand.
    /// @param name The name from now on.
    /// @param domain The DNS name from now on.
    event BrandUpdated(bytes32 indexed brandId, string name, string domain);

    /// @notice The owner said whether an address is an operator. Emitted even if nothing changed.
    /// @param brandId The brand.
    /// @param operator The address.
    /// @param allowed True if it is an operator from now on.
    event OperatorSet(bytes32 indexed brandId, address indexed operator, bool allowed);

    /// @notice The owner offered the brand to another address.
    /// @param brandId The brand.
    /// @param owner The owner, who stays owner until the offer is accepted.
    /// @param pendingOwner The address that may accept; zero cancels an earlier offer.
    event BrandTransferStarted(bytes32 indexed brandId, address indexed owner, address indexed pendingOwner);

    /// @notice The brand has a new owner and no operators.
    /// @param brandId The brand.
    /// @param previousOwner The owner until now.
    /// @param owner The owner from now on.
    event BrandTransferred(bytes32 indexed brandId, address indexed previousOwner, address indexed owner);

    /// @notice A notice was published. The event holds the whole text, so it outlives the brand's web site.
    /// @param brandId The brand.
    /// @param noticeHash The keccak-256 hash of the document.
    /// @param number The place of the notice among the brand's notices, counted from 1.
    /// @param document The bytes of the notice.
    event NoticePublished(bytes32 indexed brandId, bytes32 indexed noticeHash, uint32 number, bytes document);

    /// @notice A batch of grants was recorded.
    /// @param brandId The brand.
    /// @param root The Merkle root of the batch.
    /// @param operator The account that recorded it.
    event GrantsRecorded(bytes32 indexed brandId, bytes32 indexed root, address operator);

    /// @notice A batch of uses was recorded.
    /// @param brandId The brand.
    /// @param root The Merkle root of the batch.
    /// @param digest The brand's use digest after this recording.
    /// @param operator The account that recorded it.
    event UsesRecorded(bytes32 indexed brandId, bytes32 indexed root, bytes32 digest, address operator);

    /// @notice A lock was spent: what it covers is revoked.
    /// @param brandId The brand.
    /// @param lock The lock.
    /// @param byBrand True if the brand spent it, false if its secret was revealed.
    /// @param sender The account that carried it to the chain; for a secret that may be anyone.
    event ConsentRevoked(bytes32 indexed brandId, bytes32 indexed lock, bool byBrand, address sender);

    /* ERRORS */

    /// @notice No brand has this id.
    /// @param brandId The id asked for.
    error UnknownBrand(bytes32 brandId);

    /// @notice Only the owner of the brand may do this.
    /// @param brandId The brand.
    /// @param account The account that tried.
    error NotOwner(bytes32 brandId, address account);

    /// @notice Only the pending owner of the brand may do this.
    /// @param brandId The brand.
    /// @param account The account that tried.
    error NotPendingOwner(bytes32 brandId, address account);

    /// @notice Only the owner or an operator of the brand may do this.
    /// @param brandId The brand.
    /// @param account The account that tried.
    error NotOperator(bytes32 brandId, address account);

    /// @notice The caller has registered a brand with this salt already.
    /// @param brandId The brand that exists.
    error BrandExists(bytes32 brandId);

    /// @notice The name of the brand is empty.
    /// @param brandId The brand.
    error EmptyName(bytes32 brandId);

    /// @notice The domain of the brand is empty.
    /// @param brandId The brand.
    error EmptyDomain(bytes32 brandId);

    /// @notice The document of the notice is empty.
    /// @param brandId The brand.
    error EmptyDocument(bytes32 brandId);

    /// @notice The brand has published this document before.
    /// @param brandId The brand.
    /// @param noticeHash The hash of the document.
    error NoticeExists(bytes32 brandId, bytes32 noticeHash);

    /// @notice The root is zero.
    /// @param brandId The brand.
    error EmptyRoot(bytes32 brandId);

    /// @notice The brand has recorded grants under this root before.
    /// @param brandId The brand.
    /// @param root The root.
    error RootExists(bytes32 brandId, bytes32 root);

    /// @notice The list of what to revoke is empty.
    error NothingToRevoke();

    /* WRITES */

    /// @notice Registers a brand that the caller owns. Anyone may.
    /// @dev The id depends on the caller and the salt, not on the order of transactions: it is the same after a reorg.
    /// @param salt Any value the caller has not used yet.
    /// @param name The name of the brand, not empty.
    /// @param domain The DNS name of the brand, not empty. Nothing proves here that the caller runs it: the app checks
    /// `https://{domain}/.well-known/consent-ledger.json` before a customer signs.
    /// @return brandId `keccak256(abi.encode(block.chainid, address(this), msg.sender, salt))`.
    function registerBrand(
        bytes32 salt,
        string calldata name,
        string calldata domain
    ) external returns (bytes32 brandId);

    /// @notice Changes name and domain. Only the owner.
    /// @dev Warning: customers can sign again only after a notice that names the new name and domain.
    /// @param brandId The brand.
    /// @param name The name from now on, not empty.
    /// @param domain The DNS name from now on, not empty.
    function updateBrand(bytes32 brandId, string calldata name, string calldata domain) external;

    /// @notice Says whether an address is an operator of the brand. Only the owner.
    /// @param brandId The brand.
    /// @param operator The address.
    /// @param allowed True to make it an operator, false to end that.
    function setOperator(bytes32 brandId, address operator, bool allowed) external;

    /// @notice Offers the brand to another address, which must accept it. Only the owner.
    /// @param brandId The brand.
    /// @param pendingOwner The address that may accept; zero cancels an earlier offer.
    function transferBrand(bytes32 brandId, address pendingOwner) external;

    /// @notice Takes over the brand. Only the pending owner.
    /// @dev Warning: clears all operators; the new owner sets its own.
    /// @param brandId The brand.
    function acceptBrand(bytes32 brandId) external;

    /// @notice Publishes a notice and makes it the latest. Only the owner.
    /// @param brandId The brand.
    /// @param document The bytes of the notice: not empty, never published by this brand before.
    /// @return noticeHash `keccak256(document)`.
    function publishNotice(bytes32 brandId, bytes calldata document) external returns (bytes32 noticeHash);

    /// @notice Records the Merkle root of a batch of consents. Only the owner or an operator.
    /// @param brandId The brand.
    /// @param root The root, not zero, not recorded by this brand before.
    function recordGrants(bytes32 brandId, bytes32 root) external;

    /// @notice Records the Merkle root of a batch of use entries. Only the owner or an operator.
    /// @dev The use digest becomes `keccak256(abi.encode(digest, root, uint64(block.timestamp)))`.
    /// @param brandId The brand.
    /// @param root The root, not zero.
    function recordUses(bytes32 brandId, bytes32 root) external;

    /// @notice Spends locks as the brand, without their secrets. Only the owner or an operator.
    /// @dev Locks that are spent already are skipped. Digest as in `revoke`.
    /// @param brandId The brand.
    /// @param locks The locks, at least one.
    function revokeAsBrand(bytes32 brandId, bytes32[] calldata locks) external;

    /// @notice Spends the locks of the secrets. Anyone may carry secrets here: whoever knows a secret may revoke.
    /// @dev Never reverts because someone was first: spent locks are skipped, and entries without secrets too. Asks
    /// nothing of the registry; a wrong `brandId` revokes nothing of anyone. So a brand's digest may be non-zero before
    /// the brand is registered: a replay starts at the ledger's own first block, not at the brand's.
    ///
    /// For each newly spent lock, in order, the revocation digest of the brand becomes
    /// `keccak256(abi.encode(digest, lock, uint64(block.timestamp), byBrand))`.
    ///
    /// @dev Warning: entries of several brands in one transaction tell the public that one person deals with them all,
    /// unless a relay batches the revocations of many people.
    /// @param revocations The secrets per brand, at least one entry.
    function revoke(Revocation[] calldata revocations) external;

    /* VIEWS */

    /// @notice Reads a brand.
    /// @param brandId The brand.
    /// @return The brand; all zero if it is unknown.
    function brandOf(bytes32 brandId) external view returns (Brand memory);

    /// @notice Says whether an account may record and revoke for the brand: its owner and its operators may.
    /// @param brandId The brand.
    /// @param account The account.
    /// @return True if it may; false for every account if the brand is unknown.
    function isOperator(bytes32 brandId, address account) external view returns (bool);

    /// @notice Reads when and where a notice was published.
    /// @param brandId The brand.
    /// @param noticeHash The hash of the document.
    /// @return The notice; all zero if the brand never published it.
    function noticeOf(bytes32 brandId, bytes32 noticeHash) external view returns (Notice memory);

    /// @notice Reads the hash of the notice the brand published last.
    /// @param brandId The brand.
    /// @return noticeHash The hash; zero if there is none.
    function latestNotice(bytes32 brandId) external view returns (bytes32 noticeHash);

    /// @notice Reads when roots of grants were recorded.
    /// @param brandId The brand.
    /// @param roots The roots.
    /// @return The times in the order of the roots; 0 for a root that is not recorded.
    function recordedAt(bytes32 brandId, bytes32[] calldata roots) external view returns (uint64[] memory);

    /// @notice Reads whether locks are spent.
    /// @param brandId The brand.
    /// @param locks The locks.
    /// @return The states in the order of the locks; all zero for a lock that is not spent.
    function lockStates(bytes32 brandId, bytes32[] calldata locks) external view returns (LockState[] memory);

    /// @notice Reads the rolling hash of all the brand's revocations: a mirror that replayed each one has the same.
    /// @param brandId The brand.
    /// @return The digest; zero before the first revocation.
    function revocationDigest(bytes32 brandId) external view returns (bytes32);

    /// @notice Reads the rolling hash of all the brand's use recordings.
    /// @param brandId The brand.
    /// @return The digest; zero before the first recording.
    function useDigest(bytes32 brandId) external view returns (bytes32);
}
