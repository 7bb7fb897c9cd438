import Base
import RPCCore
import Testing

private func lost(_ reason: String = "CONNECTION_LOST") -> RPCError { RPCError(.unavailable, "no", reason: reason) }
private func busy(_ pushback: String? = nil) -> RPCError {
  RPCError(.unavailable, "busy", reason: "BUSY", facts: pushback.map { [MetadataKey.retryPushback: $0] } ?? [:])
}

@Suite struct CallAttemptsTests {
  private let policy = RetryPolicy(
    maxAttempts: 3, initialBackoff: .milliseconds(100), maxBackoff: .milliseconds(300), backoffMultiplier: 2,
    retryableCodes: [.unavailable])

  private func next(
    _ attempts: inout CallAttempts, _ error: RPCError, hasBegun: Bool = false, hasUntried: Bool = false
  ) -> CallAttempts.Next {
    var none: RetryThrottle?
    // 200 is a jitter of exactly 1.
    return attempts.next(after: .init(error, hasBegun: hasBegun, hasUntried: hasUntried), &none, dice: { 200 })
  }

  @Test(arguments: [
    ("CONNECTION_LOST", true, CallAttempts.Next.move), ("CONNECTION_LOST", false, .end),
    ("CONNECT_FAILED", false, .move), ("REFUSED_STREAM", false, .move), ("BUSY", true, .end),
  ])
  func `without a policy a call moves when that is safe`(_ reason: String, _ isIdempotent: Bool, _ expected: CallAttempts.Next) {
    var attempts = CallAttempts(policy: nil, isIdempotent: isIdempotent)
    #expect(next(&attempts, lost(reason)) == expected)
  }

  @Test func `it moves once, and on while there are instances it has not tried`() {
    var attempts = CallAttempts(policy: nil, isIdempotent: true)
    #expect(next(&attempts, lost(), hasUntried: true) == .move)
    #expect(next(&attempts, lost(), hasUntried: true) == .move)
    #expect(next(&attempts, lost()) == .end)
    var many = CallAttempts(policy: nil, isIdempotent: true)
    let moves = (0..<20).count { _ in next(&many, lost(), hasUntried: true) == .move }
    #expect(moves == CallAttempts.moveLimit)
  }

  @Test func `nothing is made again once the caller has seen a part of the answer`() {
    var attempts = CallAttempts(policy: policy, isIdempotent: true)
    #expect(next(&attempts, lost(), hasBegun: true, hasUntried: true) == .end)
  }

  @Test func `a policy's attempts back off and end at its limit`() {
    var attempts = CallAttempts(policy: policy, isIdempotent: false)
    #expect(next(&attempts, busy()) == .again(after: .milliseconds(100)))
    #expect(next(&attempts, busy()) == .again(after: .milliseconds(200)))
    #expect(attempts.counted == 2)
    #expect(next(&attempts, busy()) == .end)
    var other = CallAttempts(policy: policy, isIdempotent: false)
    #expect(next(&other, RPCError(.internal, "no")) == .end, "not a retryable code")
  }

  @Test func `a move costs no attempt`() {
    var attempts = CallAttempts(policy: policy, isIdempotent: true)
    #expect(next(&attempts, lost()) == .move)
    #expect(attempts.counted == 0)
    #expect(next(&attempts, lost()) == .again(after: .milliseconds(100)))
  }

  @Test(arguments: [("250", CallAttempts.Next.again(after: .milliseconds(250))), ("-1", .end), ("soon", .end)])
  func `the server's push-back is obeyed`(_ text: String, _ expected: CallAttempts.Next) {
    var attempts = CallAttempts(policy: policy, isIdempotent: false)
    #expect(next(&attempts, busy(text)) == expected)
    guard expected != .end else { return }
    #expect(next(&attempts, busy()) == .again(after: .milliseconds(100)), "the back-off begins anew")
  }

  @Test func `wait-for-ready waits as long as nobody got the call`() {
    var attempts = CallAttempts(policy: nil, isIdempotent: false, waitsForReady: true)
    #expect(next(&attempts, lost("CONNECT_FAILED")) == .move)
    for _ in 0..<50 {
      guard case .again(let pause) = next(&attempts, lost("CONNECT_FAILED")) else {
        Issue.record("gave up")
        return
      }
      #expect(pause > .zero && pause < .seconds(1))
    }
    #expect(next(&attempts, lost("CONNECTION_LOST")) == .end)
  }

  @Test func `the back-off grows to its limit and is spread by a fifth`() {
    #expect(policy.backoff(after: 1, dice: 0) == .milliseconds(80))
    #expect(policy.backoff(after: 1, dice: 400) == .milliseconds(120))
    #expect(policy.backoff(after: 9, dice: 200) == .milliseconds(300))
    #expect(RetryPolicy(
      maxAttempts: 99, initialBackoff: .seconds(1), maxBackoff: .seconds(1), backoffMultiplier: 1, retryableCodes: []
    ).maxAttempts == 5)
  }
}

@Suite struct RetryThrottleTests {
  @Test func `retries stop at half of the tokens and come back with successes`() {
    var throttle = RetryThrottle(maxTokens: 10, tokenRatio: 0.5)
    for _ in 0..<4 { throttle.failed() }
    #expect(throttle.allowsRetry)
    throttle.failed()
    #expect(!throttle.allowsRetry)
    throttle.succeeded()
    #expect(throttle.allowsRetry)
    for _ in 0..<1000 { throttle.succeeded() }
    for _ in 0..<5 { throttle.failed() }
    #expect(!throttle.allowsRetry, "never more than the most")
  }

  @Test func `a throttled call is not made again`() {
    let policy = RetryPolicy(
      maxAttempts: 5, initialBackoff: .milliseconds(1), maxBackoff: .milliseconds(1), backoffMultiplier: 1,
      retryableCodes: [.unavailable])
    var throttle: RetryThrottle? = RetryThrottle(maxTokens: 4, tokenRatio: 0.1)
    var ends = 0
    for _ in 0..<10 {
      var attempts = CallAttempts(policy: policy, isIdempotent: false)
      if attempts.next(after: .init(busy()), &throttle, dice: { 0 }) == .end { ends += 1 }
    }
    #expect(ends == 9, "the first failure leaves three of four, the second two, which is half")
  }
}

@Suite struct HedgedAttemptsTests {
  private let policy = HedgingPolicy(maxAttempts: 3, delay: .milliseconds(10), nonFatalCodes: [.unavailable])

  @Test func `a failure that is not fatal starts the next at once, a fatal one ends all`() {
    var (plan, none) = (HedgedAttempts(policy), RetryThrottle?.none)
    plan.begin()
    #expect(plan.next(after: busy(), &none) == .start)
    plan.begin()
    #expect(plan.next(after: RPCError(.notFound, "no"), &none) == .end)
  }

  @Test func `the last failure is the caller's`() {
    var (plan, none) = (HedgedAttempts(policy), RetryThrottle?.none)
    for _ in 0..<3 { plan.begin() }
    #expect(!plan.mayBegin(nil))
    #expect(plan.next(after: busy(), &none) == .wait)
    #expect(plan.next(after: busy(), &none) == .wait)
    #expect(plan.next(after: busy(), &none) == .end)
  }

  @Test func `push-back and an empty throttle stop new attempts`() {
    var (plan, none) = (HedgedAttempts(policy), RetryThrottle?.none)
    plan.begin()
    plan.begin()
    #expect(plan.next(after: busy("-1"), &none) == .wait)
    #expect(!plan.mayBegin(nil))
    var throttle = RetryThrottle(maxTokens: 1, tokenRatio: 0.1)
    throttle.failed()
    var other = HedgedAttempts(policy)
    other.begin()
    #expect(!other.mayBegin(throttle))
  }
}

@Suite struct ConnectBackoffTests {
  @Test func `a peer that is back is tried within a second, and sooner after a success`() {
    var backoff = ConnectBackoff()
    #expect(backoff.failed(dice: 200) == .milliseconds(50))
    var longest = Duration.zero
    for _ in 0..<100 { longest = max(longest, backoff.failed(dice: 400)) }
    #expect(longest == .milliseconds(720))
    backoff.succeeded()
    #expect(backoff.failed(dice: 200) == .milliseconds(50))
  }
}
