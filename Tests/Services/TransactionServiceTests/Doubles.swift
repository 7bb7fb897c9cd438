import Base
import Logging
import Messages
import Ports
import RPCCore
import RPCInProcess
import SQLiteStore
import TestKit
import Transactions

@testable import TransactionService

/// The end of a process at a chosen step. A step is the moment before or after a durable write, or
/// before or after a message to a participant; from the chosen one on nothing gets out any more.
final class CrashPlan: Sendable {
  private struct State {
    var step = 0
    var isDead = false
  }
  private let state = Locked(State())
  private let point: Int?

  /// - Parameter point: `nil` never crashes.
  init(at point: Int? = nil) { self.point = point }

  var isDead: Bool { state.withLock { $0.isDead } }

  /// Throws from the chosen step on.
  func pass() throws {
    let isDead = state.withLock { state in
      if state.step == point { state.isDead = true }
      state.step += 1
      return state.isDead
    }
    if isDead { throw SQLError.closed("the process is dead") }
  }

  func kill() { state.withLock { $0.isDead = true } }
}

/// A store whose process may die: before a write it is not made, after it nobody hears of it.
struct MortalStore: SQLStore {
  let base: any SQLStore
  let plan: CrashPlan

  func write<Result: Sendable>(
    _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
  ) async throws -> Result {
    try plan.pass()
    let result = try await base.write(body)
    do { try plan.pass() } catch { throw SQLError.unknownOutcome("the process died after the commit") }
    return result
  }

  func read<Result: Sendable>(
    _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
  ) async throws -> Result {
    if plan.isDead { throw SQLError.closed("the process is dead") }
    return try await base.read(body)
  }

  func close() async {}
}

/// Participants that keep a fence and remember everything they were told, over coordinators.
final class Participants: TransactionV1.ParticipantServiceProtocol {
  enum Mark: String, Sendable { case tried, confirmed, cancelled, suspended }
  struct Told: Sendable, Hashable {
    let xid: String
    let branch: String
    let phase: String
  }
  private struct State {
    var marks: [String: Mark] = [:]
    var told: [Told] = []
    var violations: [String] = []
    /// Answers to give before the usual one, by `branch`.
    var script: [String: [RPCError]] = [:]
  }
  private let state = Locked(State())
  let delay: Locked<Duration> = Locked(.zero)
  private let loop: any Loop

  init(loop: any Loop) { self.loop = loop }

  var told: [Told] { state.withLock { $0.told } }
  var violations: [String] { state.withLock { $0.violations } }
  func mark(_ xid: String, _ branch: String) -> Mark? { state.withLock { $0.marks["\(xid)/\(branch)"] } }
  func phases(_ xid: String) -> Set<String> { Set(told.filter { $0.xid == xid && $0.phase != "try" }.map(\.phase)) }
  func script(_ branch: String, _ errors: [RPCError]) { state.withLock { $0.script[branch] = errors } }

  func `try`(_ request: TransactionV1.BranchRequest, _ call: ServerCall) async throws -> TransactionV1.BranchResponse {
    try answer(request, "try") { mark in
      switch mark {
      case nil, .tried: .tried
      case .confirmed: .confirmed
      case .cancelled, .suspended: nil
      }
    }
  }

  func confirm(_ request: TransactionV1.BranchRequest, _ call: ServerCall) async throws -> TransactionV1.BranchResponse {
    try await loop.sleep(for: delay.withLock { $0 })
    return try answer(request, "confirm") { mark in
      switch mark {
      case .tried, .confirmed: .confirmed
      case nil, .cancelled, .suspended: nil
      }
    }
  }

  func cancel(_ request: TransactionV1.BranchRequest, _ call: ServerCall) async throws -> TransactionV1.BranchResponse {
    try answer(request, "cancel") { mark in
      switch mark {
      case nil, .suspended: .suspended
      case .tried, .cancelled: .cancelled
      case .confirmed: nil
      }
    }
  }

  private func answer(
    _ request: TransactionV1.BranchRequest, _ phase: String, _ next: (Mark?) -> Mark?
  ) throws -> TransactionV1.BranchResponse {
    try state.withLock { state in
      let key = "\(request.xid)/\(request.branchID)"
      state.told.append(Told(xid: request.xid, branch: request.branchID, phase: phase))
      if state.script[request.branchID]?.isEmpty == false, phase != "try" {
        throw state.script[request.branchID]?.removeFirst() ?? RPCError(.internal, "")
      }
      guard let mark = next(state.marks[key]) else {
        if phase != "try" { state.violations.append("\(phase) of \(key) after \(String(describing: state.marks[key]))") }
        throw RPCError(.failedPrecondition, "no", reason: phase == "try" ? "BRANCH_CANCELLED" : "BRANCH_VIOLATION")
      }
      state.marks[key] = mark
    }
    return TransactionV1.BranchResponse()
  }
}

/// The wire between a coordinator that may die and the participants.
struct MortalChannel: Channel {
  let base: any Channel
  let plan: CrashPlan

  func unary(_ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions) async throws(RPCError) -> [UInt8] {
    do { try plan.pass() } catch { throw RPCError(.unavailable, "the process is dead") }
    let answer = try await base.unary(method, request, options)
    do { try plan.pass() } catch { throw RPCError(.unavailable, "the process is dead") }
    return answer
  }

  func serverStreaming(
    _ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions,
    onMessage: @escaping @Sendable ([UInt8]) async throws -> Void
  ) async throws { throw RPCError.unimplemented(method.path) }
}

/// One life of a coordinator over a store that outlives it.
struct Coordinator {
  let server: TransactionServer
  let client: TransactionV1.TransactionServiceClient
  let running: SpawnedTask
  let plan: CrashPlan

  init(
    _ loop: TestLoop, _ store: any SQLStore, _ participants: Participants, crashAt point: Int? = nil,
    configuration: TransactionServer.Configuration = TransactionServer.Configuration(), runs: Bool = true
  ) {
    let plan = CrashPlan(at: point)
    let wire = InProcessChannel(definitions: [participants.participantServiceDefinition], loop: loop, log: quietLogger())
    let server = TransactionServer(
      loop: loop, store: MortalStore(base: store, plan: plan),
      participants: { _ in MortalChannel(base: wire, plan: plan) }, configuration: configuration, log: quietLogger())
    self.plan = plan
    self.server = server
    client = TransactionV1.TransactionServiceClient(
      InProcessChannel(definitions: server.definitions, loop: loop, log: quietLogger()))
    running = loop.spawn { if runs { await server.run() } }
  }

  /// Kills it: nothing it does from here on gets out.
  func kill() {
    plan.kill()
    running.cancel()
  }
}

func branch(_ id: String, service: String? = nil) -> TransactionV1.Branch {
  var payment = TransactionV1.SettlePayment()
  payment.paymentID = id
  var action = TransactionV1.BranchAction()
  action.action = .settlePayment(payment)
  var branch = TransactionV1.Branch()
  branch.branchID = id
  branch.service = service ?? id
  branch.action = action
  return branch
}

let threeBranches = ["stock", "order", "payment"]

func beginRequest(
  _ xid: String = "x1", _ branches: [String] = threeBranches, timeoutMs: UInt32 = 10_000
) -> TransactionV1.BeginRequest {
  var request = TransactionV1.BeginRequest()
  request.xid = xid
  request.purpose = "settle"
  request.timeoutMs = timeoutMs
  request.branches = branches.map { branch($0) }
  return request
}

func submitRequest(_ xid: String = "x1", commit: Bool = true) -> TransactionV1.SubmitRequest {
  var request = TransactionV1.SubmitRequest()
  request.xid = xid
  request.commit = commit
  return request
}

func getRequest(_ xid: String = "x1") -> TransactionV1.GetTransactionRequest {
  var request = TransactionV1.GetTransactionRequest()
  request.xid = xid
  return request
}

func tryRequest(_ xid: String, _ branchID: String) -> TransactionV1.BranchRequest {
  var request = TransactionV1.BranchRequest()
  request.xid = xid
  request.branchID = branchID
  request.action = branch(branchID).action
  return request
}

func newStore() async throws -> SQLiteStore {
  try await SQLiteStore.inMemory(migrations: TransactionServer.migrations)
}
