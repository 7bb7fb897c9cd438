import Admission
import Base
import Testing

private func at(_ milliseconds: Int64) -> Instant { Instant(nanoseconds: milliseconds * 1_000_000) }

@Suite struct RateLimiterTests {
  @Test func `a burst is admitted at once and the next waits for one interval`() {
    var limiter = RateLimiter<String>(RateLimit(10, per: .seconds(1), burst: 3), capacity: 10)
    for _ in 0..<3 { #expect(limiter.admit("a", at: at(0)) == nil) }
    #expect(limiter.admit("a", at: at(0)) == .milliseconds(100))
    #expect(limiter.admit("a", at: at(99)) == .milliseconds(1))
    #expect(limiter.admit("a", at: at(100)) == nil)
    #expect(limiter.admit("a", at: at(100)) != nil)
  }

  @Test func `keys do not pay for each other`() {
    var limiter = RateLimiter<String>(RateLimit(1, per: .seconds(1), burst: 1), capacity: 10)
    #expect(limiter.admit("a", at: at(0)) == nil)
    #expect(limiter.admit("a", at: at(0)) != nil)
    #expect(limiter.admit("b", at: at(0)) == nil)
  }

  @Test func `a refused request costs nothing`() {
    var limiter = RateLimiter<String>(RateLimit(1, per: .seconds(1), burst: 1), capacity: 10)
    #expect(limiter.admit("a", at: at(0)) == nil)
    for step in 1..<1000 { #expect(limiter.admit("a", at: at(Int64(step))) != nil) }
    #expect(limiter.admit("a", at: at(1000)) == nil)
  }

  @Test(arguments: [7, 8, 9, 100]) func `the table never outgrows its bound`(capacity: Int) {
    var limiter = RateLimiter<Int>(RateLimit(1, per: .seconds(1), burst: 2), capacity: capacity)
    for key in 0..<1000 { _ = limiter.admit(key, at: at(Int64(key))) }
    #expect(limiter.count == capacity)
  }

  @Test func `an indebted key outlives idle ones`() {
    var limiter = RateLimiter<Int>(RateLimit(1, per: .seconds(10), burst: 5), capacity: 8)
    for _ in 0..<5 { _ = limiter.admit(0, at: at(0)) }
    for key in 1..<200 { _ = limiter.admit(key, at: at(Int64(key))) }
    #expect(limiter.admit(0, at: at(200)) != nil)
  }

  @Test func `over a long time a key gets its rate and its burst, no more`() {
    var limiter = RateLimiter<Int>(RateLimit(7, per: .seconds(1), burst: 4), capacity: 4)
    var admitted = 0
    for step in 0..<60_000 where limiter.admit(1, at: at(Int64(step))) == nil { admitted += 1 }
    #expect((7 * 60 + 2...7 * 60 + 4).contains(admitted))
  }
}

@Suite struct AdmissionDeskTests {
  @Test func `addresses and users have limits of their own, by class`() throws {
    var desk = AdmissionDesk(
      AdmissionRules(
        perAddress: [.auth: RateLimit(1, per: .seconds(60), burst: 1)],
        perUser: [.hold: RateLimit(1, per: .seconds(1), burst: 1)], capacity: 100))
    let address = try #require(IPAddress("192.0.2.1"))
    let user = Identifier(hi: 1, lo: 2)
    try desk.admit(.auth, from: address, at: at(0))
    #expect(throws: AdmissionRefusal.address(.auth, retryAfter: .seconds(60))) {
      try desk.admit(.auth, from: address, at: at(0))
    }
    try desk.admit(.read, from: address, at: at(0))
    try desk.admit(.hold, by: user, at: at(0))
    #expect(throws: AdmissionRefusal.user(.hold, retryAfter: .seconds(1))) {
      try desk.admit(.hold, by: user, at: at(0))
    }
  }

  @Test func `one IPv6 household is one client`() throws {
    var desk = AdmissionDesk(
      AdmissionRules(perAddress: [.auth: RateLimit(1, per: .seconds(60), burst: 1)], perUser: [:]))
    try desk.admit(.auth, from: #require(IPAddress("2001:db8:1:2::1")), at: at(0))
    #expect(throws: AdmissionRefusal.self) {
      try desk.admit(.auth, from: #require(IPAddress("2001:db8:1:2:ffff::9")), at: at(0))
    }
    try desk.admit(.auth, from: #require(IPAddress("2001:db8:1:3::1")), at: at(0))
  }

  @Test func `a refusal says when to come back, in whole seconds`() {
    #expect(AdmissionRefusal.user(.hold, retryAfter: .milliseconds(1)).retryAfterSeconds == 1)
    #expect(AdmissionRefusal.user(.hold, retryAfter: .milliseconds(1001)).retryAfterSeconds == 2)
    #expect(AdmissionRefusal.user(.hold, retryAfter: .zero).reason == "TOO_MANY_REQUESTS")
    #expect(AdmissionRefusal.address(.hold, retryAfter: .zero).kind == .exhausted)
  }
}
