import Accounts
import Base
import Testing

private func day(_ days: Int64) -> WallTime { WallTime(milliseconds: days * 86_400_000) }
private func family() -> RefreshFamily {
  RefreshFamily(id: Identifier(hi: 1, lo: 1), user: Identifier(hi: 2, lo: 2), digest: [1], at: day(0))
}

@Suite struct RefreshFamilyTests {
  @Test func `each token is good once, and the next one after it`() {
    var family = family()
    #expect(family.present([1], next: [2], at: day(1)) == .rotated)
    #expect(family.present([2], next: [3], at: day(2)) == .rotated)
    #expect(family.digest == [3])
    #expect(family.state == .active)
  }

  @Test func `a token presented twice ends the family for everybody`() {
    var family = family()
    _ = family.present([1], next: [2], at: day(1))
    #expect(family.present([1], next: [9], at: day(1)) == .reuse)
    #expect(family.state == .reused)
    #expect(family.present([2], next: [9], at: day(1)) == .ended)
    #expect(family.digest == [2])
  }

  @Test func `an idle family expires after thirty days`() {
    var family = family()
    #expect(family.present([1], next: [2], at: day(30)) == .ended)
    #expect(family.present([1], next: [2], at: day(29)) == .rotated)
  }

  @Test func `no family outlives ninety days`() {
    var family = family()
    for (step, time) in [29, 58, 87].enumerated() {
      #expect(family.present([UInt8(step + 1)], next: [UInt8(step + 2)], at: day(Int64(time))) == .rotated)
    }
    #expect(family.expiresAt == day(90))
    #expect(family.present([4], next: [5], at: day(90)) == .ended)
  }

  @Test(arguments: [RefreshFamily.State.loggedOut, .revoked])
  func `an ended family refuses and keeps its reason`(reason: RefreshFamily.State) {
    var family = family()
    family.end(reason)
    #expect(family.present([1], next: [2], at: day(0)) == .ended)
    family.end(.reused)
    #expect(family.state == reason)
  }
}

@Suite struct AccessClaimsTests {
  @Test func `a token lives fifteen minutes from a whole second`() {
    let claims = AccessClaims(
      user: Identifier(hi: 1, lo: 1), roles: [.buyer], epoch: 3, issuer: "onsale", audience: "onsale",
      id: Identifier(hi: 1, lo: 2), at: WallTime(milliseconds: 1_999))
    #expect(claims.issuedAt == WallTime(milliseconds: 1_000))
    #expect(claims.expiresAt == WallTime(milliseconds: 901_000))
  }
}

@Suite struct LoginThrottleTests {
  private func at(_ seconds: Int64) -> Instant { Instant(nanoseconds: seconds * 1_000_000_000) }

  @Test func `five failures are free, then each doubles the wait up to a minute`() throws {
    var throttle = LoginThrottle<String>()
    let login = try Login("ann")
    for _ in 0..<4 { throttle.noteFailure(login, from: "a", at: at(0)) }
    try throttle.check(login, from: "a", at: at(0))
    var now: Int64 = 0
    for wait in [1, 2, 4, 8, 16, 32, 60, 60] {
      throttle.noteFailure(login, from: "a", at: at(now))
      #expect(throws: AccountRefusal.tooManyFailures(retryAfter: .seconds(wait))) {
        try throttle.check(login, from: "a", at: at(now))
      }
      now += Int64(wait)
      try throttle.check(login, from: "a", at: at(now))
    }
  }

  @Test func `success and a quiet hour clear the record`() throws {
    var throttle = LoginThrottle<String>()
    let login = try Login("ann")
    for _ in 0..<9 { throttle.noteFailure(login, from: "a", at: at(0)) }
    throttle.noteSuccess(login, from: "a")
    try throttle.check(login, from: "a", at: at(0))
    for _ in 0..<9 { throttle.noteFailure(login, from: "a", at: at(0)) }
    throttle.noteFailure(login, from: "a", at: at(3600))
    try throttle.check(login, from: "a", at: at(3600))
  }

  @Test func `other logins do not pay, and the table has a bound`() throws {
    var throttle = LoginThrottle<String>(capacity: 10)
    for index in 0..<1000 {
      let login = try Login("user\(index)")
      throttle.noteFailure(login, from: "a", at: at(0))
      if index.isMultiple(of: 3) { throttle.noteSuccess(login, from: "a") }
    }
    #expect(throttle.count <= 10)
    try throttle.check(Login("bob"), from: "a", at: at(0))
  }

  @Test func `case does not give another try`() throws {
    var throttle = LoginThrottle<String>()
    for _ in 0..<5 { throttle.noteFailure(try Login("ANN"), from: "a", at: at(0)) }
    #expect(throws: AccountRefusal.self) { try throttle.check(Login("ann"), from: "a", at: at(0)) }
  }

  @Test func `one client's failures are not another's`() throws {
    var throttle = LoginThrottle<String>()
    let login = try Login("ann")
    for _ in 0..<20 { throttle.noteFailure(login, from: "stranger", at: at(0)) }
    #expect(throws: AccountRefusal.self) { try throttle.check(login, from: "stranger", at: at(59)) }
    try throttle.check(login, from: "owner", at: at(0))
  }

  @Test func `very many clients use up a login's budget, which refills, and not for who was in before`() throws {
    var throttle = LoginThrottle<String>()
    let login = try Login("ann")
    throttle.noteFailure(login, from: "owner", at: at(0))
    throttle.noteSuccess(login, from: "owner")
    for number in 0..<300 {
      try throttle.check(login, from: "\(number)", at: at(0))
      throttle.noteFailure(login, from: "\(number)", at: at(0))
    }
    #expect(throws: AccountRefusal.tooManyFailures(retryAfter: .seconds(12))) {
      try throttle.check(login, from: "new", at: at(0))
    }
    try throttle.check(login, from: "owner", at: at(0))
    try throttle.check(Login("bob"), from: "new", at: at(0))
    try throttle.check(login, from: "new", at: at(12))
    throttle.withdrawFailure(login, from: "299")
    try throttle.check(login, from: "new", at: at(0))
  }

  @Test func `one client at its longest wait never uses up the budget`() throws {
    var throttle = LoginThrottle<String>()
    let login = try Login("ann")
    var now: Int64 = 0
    for _ in 0..<2_000 {
      throttle.noteFailure(login, from: "stranger", at: at(now))
      now += 60
      try throttle.check(login, from: "owner", at: at(now))
    }
  }
}
