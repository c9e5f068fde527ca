// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ConsentLedger} from "../../contracts/ConsentLedger.sol";
import {IConsentLedger} from "../../contracts/interfaces/IConsentLedger.sol";
import {Test} from "./Test.sol";

/// @title EdgesOfAChainTest
/// @author Consent Ledger contributors
/// @notice What no ordinary chain has, and a simulated call may: the zero address as sender, and block 0.
contract EdgesOfAChainTest is Test {
    ConsentLedger private _ledger;
    bytes32 private _brandId;

    function setUp() public {
        vm.warp(1_800_000_000);
        _ledger = new ConsentLedger();
        _brandId = _ledger.registerBrand("salt", "Name", "name.example");
    }

    function test_theZeroAddressTakesNoBrandThatNobodyIsOffered() public {
        vm.prank(address(0));
        try _ledger.acceptBrand(_brandId) {
            check(false, "the zero address took the brand");
        } catch (bytes memory answer) {
            bytes memory refusal = abi.encodeWithSelector(
                IConsentLedger.NotPendingOwner.selector,
                _brandId,
                address(0)
            );
            check(keccak256(answer) == keccak256(refusal), "error");
        }
        check(_ledger.brandOf(_brandId).owner == address(this), "owner");
    }

    function test_aNoticeOfBlockZeroIsPublished() public {
        vm.roll(0);
        bytes32 noticeHash = _ledger.publishNotice(_brandId, "notice");
        check(_ledger.noticeOf(_brandId, noticeHash).blockNumber == 0, "blockNumber");
        try _ledger.publishNotice(_brandId, "notice") {
            check(false, "published twice");
        } catch (bytes memory answer) {
            bytes memory refusal = abi.encodeWithSelector(IConsentLedger.NoticeExists.selector, _brandId, noticeHash);
            check(keccak256(answer) == keccak256(refusal), "error");
        }
    }
}
