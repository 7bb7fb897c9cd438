import Base
import Ports
import Testing

@testable import Argon2Passwords

@Suite struct Argon2PasswordsTests {
  @Test(arguments: [Argon2Passwords.Cost(), .fast])
  func `a hash verifies its password and no other`(cost: Argon2Passwords.Cost) async throws {
    let hasher = Argon2Passwords(workers: [InlineWorker()], queueLimit: 1, cost: cost)
    let encoded = try await hasher.hash("correct horse 場次")
    #expect(encoded.hasPrefix("$argon2id$v=19$m=\(cost.memoryKiB),t=\(cost.passes),p=\(cost.lanes)$"))
    #expect(try await hasher.verify("correct horse 場次", against: encoded))
    for wrong in ["", "correct horse", "correct horse 場次 ", "Correct horse 場次"] {
      #expect(try await !hasher.verify(wrong, against: encoded))
    }
    #expect(try await hasher.hash("correct horse 場次") != encoded, "the salt is new each time")
  }

  @Test func `a hash made elsewhere verifies`() async throws {
    // Made by the argon2 command of the reference implementation: echo -n password | argon2 somesalt -id -t 2 -k 64 -e
    let hasher = Argon2Passwords(workers: [InlineWorker()], queueLimit: 0)
    let encoded = "$argon2id$v=19$m=64,t=2,p=1$c29tZXNhbHQ$FqGkmHNGCd0BRW2kBt6fPZ2pPmyGwwChL8FGUhTOSSI"
    #expect(try await hasher.verify("password", against: encoded))
  }

  @Test(arguments: [
    "", "x", "$argon2i$v=19$m=8,t=1,p=1$c29tZXNhbHQ$AAAAAAAAAAAAAAAAAAAAAA", "$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ",
    "$argon2id$v=19$m=99999999,t=1,p=1$c29tZXNhbHQ$AAAAAAAAAAAAAAAAAAAAAA", "$argon2id$v=19$m=x,t=1,p=1$a$b",
    "$argon2id$v=19$m=8,t=1,p=1$!!!!$????",
  ])
  func `rubbish in the store is an error, not an answer`(encoded: String) async {
    let hasher = Argon2Passwords(workers: [InlineWorker()], queueLimit: 0, cost: .fast)
    await #expect(throws: PasswordHasherError.self) { _ = try await hasher.verify("password", against: encoded) }
  }

  @Test func `a password has a longest length`() async {
    let hasher = Argon2Passwords(workers: [InlineWorker()], queueLimit: 0, cost: .fast)
    await #expect(throws: PasswordHasherError.self) { _ = try await hasher.hash(String(repeating: "x", count: 1025)) }
  }

  @Test func `a full queue is busy, and what waits is done in order`() async throws {
    let worker = HeldWorker()
    let hasher = Argon2Passwords(workers: [worker], queueLimit: 2, cost: .fast, retryAfter: .seconds(3))
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<10 {
        group.addTask {
          do {
            _ = try await hasher.hash("x")
            return true
          } catch PasswordHasherError.busy(let wait) {
            #expect(wait == .seconds(3))
            if await worker.refusals.count(1) == 7 { worker.release() }
            return false
          }
        }
      }
      let done = try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
      #expect(done == 3)
    }
  }
}

private actor Counter {
  private var total = 0

  func count(_ number: Int) -> Int {
    total += number
    return total
  }
}

/// Keeps jobs until it is released, then runs them in place.
private final class HeldWorker: Worker {
  let refusals = Counter()
  private let held = Locked<[@Sendable () -> Void]?>([])

  func submit(_ job: @escaping @Sendable () -> Void) {
    let isFree = held.withLock { held in
      held?.append(job)
      return held == nil
    }
    if isFree { job() }
  }

  func release() {
    let jobs = held.withLock { held in
      defer { held = nil }
      return held ?? []
    }
    for job in jobs { job() }
  }
}
