import Admission
import Base
import Testing

private func at(_ seconds: Int64) -> WallTime { WallTime(milliseconds: seconds * 1000) }
private func token(_ user: UInt64, epoch: Int64 = 0, issued: Int64 = 0, expires: Int64 = 900) -> VerifiedToken {
  VerifiedToken(
    user: Identifier(hi: 0, lo: user), roles: ["buyer"], epoch: epoch, issuedAt: at(issued),
    expiresAt: at(expires))
}

@Suite struct VerifiedTokensTests {
  @Test func `a token is known until it expires`() {
    var tokens = VerifiedTokens<Int>(capacity: 10)
    tokens.insert(token(1), digest: 7)
    #expect(tokens.token(7, at: at(899)) == token(1))
    #expect(tokens.token(7, at: at(900)) == nil)
    #expect(tokens.token(8, at: at(0)) == nil)
  }

  @Test func `the cache never outgrows its bound and keeps finding what it has`() {
    var tokens = VerifiedTokens<Int>(capacity: 16)
    for digest in 0..<1000 { tokens.insert(token(UInt64(digest)), digest: digest) }
    #expect(tokens.count == 16)
    let found = (0..<1000).filter { tokens.token($0, at: at(0)) != nil }
    #expect(found.count == 16)
    for digest in found { #expect(tokens.token(digest, at: at(0)) == token(UInt64(digest))) }
  }
}

@Suite struct RevocationsTests {
  @Test func `tokens below the epoch are void, others are good`() {
    var revocations = Revocations(capacity: 10, tokenLife: .seconds(900))
    revocations.revoke(Identifier(hi: 0, lo: 1), below: 2, at: at(10))
    #expect(revocations.isRevoked(token(1, epoch: 1)))
    #expect(!revocations.isRevoked(token(1, epoch: 2)))
    #expect(!revocations.isRevoked(token(2, epoch: 0)))
  }

  @Test func `an older revocation does not undo a newer one`() {
    var revocations = Revocations(capacity: 10, tokenLife: .seconds(900))
    revocations.revoke(Identifier(hi: 0, lo: 1), below: 3, at: at(10))
    revocations.revoke(Identifier(hi: 0, lo: 1), below: 2, at: at(11))
    #expect(revocations.isRevoked(token(1, epoch: 2)))
  }

  @Test func `a revocation is forgotten after the life of a token`() {
    var revocations = Revocations(capacity: 10, tokenLife: .seconds(900))
    revocations.revoke(Identifier(hi: 0, lo: 1), below: 2, at: at(0))
    revocations.revoke(Identifier(hi: 0, lo: 1), below: 3, at: at(500))
    revocations.revoke(Identifier(hi: 0, lo: 2), below: 2, at: at(901))
    #expect(revocations.isRevoked(token(1, epoch: 2)))
    revocations.revoke(Identifier(hi: 0, lo: 3), below: 2, at: at(1500))
    #expect(revocations.count == 2)
  }

  @Test func `when the table is full everybody refreshes and nobody slips through`() {
    var revocations = Revocations(capacity: 3, tokenLife: .seconds(900))
    for user in 1...4 {
      revocations.revoke(Identifier(hi: 0, lo: UInt64(user)), below: 1, at: at(Int64(user)))
    }
    #expect(revocations.count == 3)
    #expect(revocations.isRevoked(token(1, issued: 1)))
    #expect(revocations.isRevoked(token(99, issued: 4)))
    #expect(!revocations.isRevoked(token(99, issued: 5)))
  }
}
