public import Base
internal import CArgon2
internal import Glibc
public import Ports

/// argon2id (RFC 9106) by libargon2, on workers of its own with a bounded queue.
///
/// A hash costs tens of milliseconds and `memoryKiB` of memory on purpose; the queue keeps a storm
/// of logins from taking the machine: what finds it full is told when to come again.
public final class Argon2Passwords: PasswordHasher {
  /// What one hash costs. The default is the minimum that OWASP's password storage page gives for
  /// argon2id: 19 MiB, two passes, one lane.
  public struct Cost: Sendable, Hashable {
    public var passes: UInt32
    public var memoryKiB: UInt32
    public var lanes: UInt32

    public init(passes: UInt32 = 2, memoryKiB: UInt32 = 19 * 1024, lanes: UInt32 = 1) {
      self.passes = passes
      self.memoryKiB = memoryKiB
      self.lanes = lanes
    }

    /// For drills and tests with many accounts: as weak as the library allows.
    public static let fast = Cost(passes: 1, memoryKiB: 8)
  }

  public enum Limits {
    public static let saltBytes = 16
    public static let hashBytes = 32
    /// Longer passwords are refused before they cost anything.
    public static let passwordBytes = 1024
    /// A stored hash may not ask for more than this, whoever wrote it.
    public static let memoryKiB: UInt32 = 256 * 1024
  }

  private struct Desk {
    var idle: [any Worker]
    var waiting: [@Sendable () -> Void] = []
  }

  private let desk: Locked<Desk>
  private let queueLimit: Int
  private let cost: Cost
  private let retryAfter: Duration

  /// - Parameters:
  ///   - workers: each hashes one password at a time.
  ///   - queueLimit: hashes that may wait for a worker; one more is refused as busy.
  ///   - retryAfter: what a refused caller is told to wait.
  public init(
    workers: [any Worker], queueLimit: Int, cost: Cost = Cost(), retryAfter: Duration = .seconds(1)
  ) {
    precondition(!workers.isEmpty && queueLimit >= 0, "somebody hashes")
    desk = Locked(Desk(idle: workers))
    self.queueLimit = queueLimit
    self.cost = cost
    self.retryAfter = retryAfter
  }

  public func hash(_ password: String) async throws(PasswordHasherError) -> String {
    let cost = cost
    return try await run { () throws(PasswordHasherError) in try Self.hash(password, cost) }
  }

  public func verify(_ password: String, against encoded: String) async throws(PasswordHasherError) -> Bool {
    try await run { () throws(PasswordHasherError) in try Self.verify(password, encoded) }
  }
}

// MARK: - The pool

extension Argon2Passwords {
  private func run<Value: Sendable>(
    _ body: @escaping @Sendable () throws(PasswordHasherError) -> Value
  ) async throws(PasswordHasherError) -> Value {
    let outcome: Result<Value, PasswordHasherError> = await withCheckedContinuation { caller in
      let job: @Sendable () -> Void = {
        do throws(PasswordHasherError) {
          caller.resume(returning: .success(try body()))
        } catch {
          caller.resume(returning: .failure(error))
        }
      }
      if !accept(job) { caller.resume(returning: .failure(.busy(retryAfter: retryAfter))) }
    }
    return try outcome.get()
  }

  /// False when the queue is full.
  private func accept(_ job: @escaping @Sendable () -> Void) -> Bool {
    let (isAccepted, worker): (Bool, (any Worker)?) = desk.withLock { desk in
      if let worker = desk.idle.popLast() { return (true, worker) }
      guard desk.waiting.count < queueLimit else { return (false, nil) }
      desk.waiting.append(job)
      return (true, nil)
    }
    if let worker { worker.submit { self.work(worker, job) } }
    return isAccepted
  }

  /// Runs `job`, then whatever waits, each as a job of the worker's own.
  private func work(_ worker: any Worker, _ job: @Sendable () -> Void) {
    job()
    let next: (@Sendable () -> Void)? = desk.withLock { desk in
      if desk.waiting.isEmpty {
        desk.idle.append(worker)
        return nil
      }
      return desk.waiting.removeFirst()
    }
    if let next { worker.submit { self.work(worker, next) } }
  }
}

// MARK: - The library

extension Argon2Passwords {
  private static func hash(_ password: String, _ cost: Cost) throws(PasswordHasherError) -> String {
    let bytes = try checked(password)
    let salt = try salt()
    let length = argon2_encodedlen(
      cost.passes, cost.memoryKiB, cost.lanes, UInt32(Limits.saltBytes), UInt32(Limits.hashBytes), Argon2_id)
    var encoded = [CChar](repeating: 0, count: length)
    let code = argon2id_hash_encoded(
      cost.passes, cost.memoryKiB, cost.lanes, bytes, bytes.count, salt, salt.count, Limits.hashBytes, &encoded,
      encoded.count)
    guard code == ARGON2_OK.rawValue else { throw failure(code) }
    let text = encoded.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return String(decoding: text, as: UTF8.self)
  }

  /// The library compares in constant time.
  private static func verify(_ password: String, _ encoded: String) throws(PasswordHasherError) -> Bool {
    let bytes = try checked(password)
    guard let memory = memoryKiB(of: encoded), memory <= Limits.memoryKiB else {
      throw .failed("what is stored is no argon2id hash of ours")
    }
    let code = argon2id_verify(encoded, bytes, bytes.count)
    switch code {
    case ARGON2_OK.rawValue: return true
    case ARGON2_VERIFY_MISMATCH.rawValue: return false
    default: throw failure(code)
    }
  }

  /// `m` of `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`.
  private static func memoryKiB(of encoded: String) -> UInt32? {
    let parts = encoded.split(separator: "$")
    guard parts.count == 5, parts[0] == "argon2id" else { return nil }
    let memory = parts[2].split(separator: ",").first { $0.hasPrefix("m=") }
    return memory.flatMap { UInt32($0.dropFirst(2)) }
  }

  private static func checked(_ password: String) throws(PasswordHasherError) -> [UInt8] {
    let bytes = [UInt8](password.utf8)
    guard bytes.count <= Limits.passwordBytes else { throw .failed("a password has at most \(Limits.passwordBytes) bytes") }
    return bytes
  }

  private static func salt() throws(PasswordHasherError) -> [UInt8] {
    var salt = [UInt8](repeating: 0, count: Limits.saltBytes)
    guard getentropy(&salt, salt.count) == 0 else {
      throw .failed("no random bytes: \(String(cString: strerror(errno)))")
    }
    return salt
  }

  private static func failure(_ code: Int32) -> PasswordHasherError {
    .failed("argon2: \(argon2_error_message(code).map { String(cString: $0) } ?? "error \(code)")")
  }
}
