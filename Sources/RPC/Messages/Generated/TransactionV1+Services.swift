// Made by scripts/generate from the files in proto/. Do not edit.
public import RPCCore

extension TransactionV1 {
  /// The TCC coordinator: decides durably, then drives every branch to the end.
  ///
  /// The server's side: what answers the calls.
  public protocol TransactionServiceProtocol: Sendable {
    /// Opens a global transaction with the branches known so far. The same xid again returns it.
    func begin(_ request: TransactionV1.BeginRequest, _ call: ServerCall)
      async throws -> TransactionV1.GlobalTransaction
    /// Adds a branch; refused once the transaction is decided.
    func registerBranch(_ request: TransactionV1.RegisterBranchRequest, _ call: ServerCall)
      async throws -> TransactionV1.GlobalTransaction
    /// Decides. Exactly one decision wins; the answer tells which.
    func submit(_ request: TransactionV1.SubmitRequest, _ call: ServerCall)
      async throws -> TransactionV1.GlobalTransaction
    /// What happened to an xid; also asked by participants.
    func getTransaction(_ request: TransactionV1.GetTransactionRequest, _ call: ServerCall)
      async throws -> TransactionV1.GlobalTransaction
    func listTransactions(_ request: TransactionV1.ListTransactionsRequest, _ call: ServerCall)
      async throws -> TransactionV1.ListTransactionsResponse
    /// Tries the unfinished branches again now.
    func retry(_ request: TransactionV1.RetryRequest, _ call: ServerCall)
      async throws -> TransactionV1.GlobalTransaction
  }

  /// The TCC coordinator: decides durably, then drives every branch to the end.
  ///
  /// The client's side: calls over a channel.
  public struct TransactionServiceClient: Sendable {
    private let channel: any Channel

    public init(_ channel: any Channel) { self.channel = channel }

    /// Opens a global transaction with the branches known so far. The same xid again returns it.
    public func begin(
      _ request: TransactionV1.BeginRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> TransactionV1.GlobalTransaction {
      try await callUnary(channel, TransactionServiceMethods.begin, request, options)
    }

    /// Adds a branch; refused once the transaction is decided.
    public func registerBranch(
      _ request: TransactionV1.RegisterBranchRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> TransactionV1.GlobalTransaction {
      try await callUnary(channel, TransactionServiceMethods.registerBranch, request, options)
    }

    /// Decides. Exactly one decision wins; the answer tells which.
    public func submit(
      _ request: TransactionV1.SubmitRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> TransactionV1.GlobalTransaction {
      try await callUnary(channel, TransactionServiceMethods.submit, request, options)
    }

    /// What happened to an xid; also asked by participants.
    public func getTransaction(
      _ request: TransactionV1.GetTransactionRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> TransactionV1.GlobalTransaction {
      try await callUnary(channel, TransactionServiceMethods.getTransaction, request, options)
    }

    public func listTransactions(
      _ request: TransactionV1.ListTransactionsRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> TransactionV1.ListTransactionsResponse {
      try await callUnary(channel, TransactionServiceMethods.listTransactions, request, options)
    }

    /// Tries the unfinished branches again now.
    public func retry(
      _ request: TransactionV1.RetryRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> TransactionV1.GlobalTransaction {
      try await callUnary(channel, TransactionServiceMethods.retry, request, options)
    }
  }

  /// The methods of `onsale.transaction.v1.TransactionService`, as both sides know them.
  public enum TransactionServiceMethods {
    public static let service = "onsale.transaction.v1.TransactionService"
    public static let begin = MethodDescriptor(
      service: service, name: "Begin",
      kind: .unary, isIdempotent: true)
    public static let registerBranch = MethodDescriptor(
      service: service, name: "RegisterBranch",
      kind: .unary, isIdempotent: true)
    public static let submit = MethodDescriptor(
      service: service, name: "Submit",
      kind: .unary, isIdempotent: true)
    public static let getTransaction = MethodDescriptor(
      service: service, name: "GetTransaction",
      kind: .unary, isIdempotent: true)
    public static let listTransactions = MethodDescriptor(
      service: service, name: "ListTransactions",
      kind: .unary, isIdempotent: true)
    public static let retry = MethodDescriptor(
      service: service, name: "Retry",
      kind: .unary, isIdempotent: true)
    /// In the order of the proto.
    public static let all: [MethodDescriptor] = [
      begin,
      registerBranch,
      submit,
      getTransaction,
      listTransactions,
      retry,
    ]
  }
}

extension TransactionV1.TransactionServiceProtocol {
  /// The service as a server mounts it. A request that does not decode is answered with
  /// INVALID_ARGUMENT, reason MALFORMED_MESSAGE.
  public var transactionServiceDefinition: ServiceDefinition {
    ServiceDefinition(
      name: TransactionV1.TransactionServiceMethods.service,
      methods: [
        unaryMethod(TransactionV1.TransactionServiceMethods.begin) {
          (request: TransactionV1.BeginRequest, call: ServerCall) -> TransactionV1.GlobalTransaction in
          try await self.begin(request, call)
        },
        unaryMethod(TransactionV1.TransactionServiceMethods.registerBranch) {
          (request: TransactionV1.RegisterBranchRequest, call: ServerCall) -> TransactionV1.GlobalTransaction in
          try await self.registerBranch(request, call)
        },
        unaryMethod(TransactionV1.TransactionServiceMethods.submit) {
          (request: TransactionV1.SubmitRequest, call: ServerCall) -> TransactionV1.GlobalTransaction in
          try await self.submit(request, call)
        },
        unaryMethod(TransactionV1.TransactionServiceMethods.getTransaction) {
          (request: TransactionV1.GetTransactionRequest, call: ServerCall) -> TransactionV1.GlobalTransaction in
          try await self.getTransaction(request, call)
        },
        unaryMethod(TransactionV1.TransactionServiceMethods.listTransactions) {
          (request: TransactionV1.ListTransactionsRequest, call: ServerCall) -> TransactionV1.ListTransactionsResponse in
          try await self.listTransactions(request, call)
        },
        unaryMethod(TransactionV1.TransactionServiceMethods.retry) {
          (request: TransactionV1.RetryRequest, call: ServerCall) -> TransactionV1.GlobalTransaction in
          try await self.retry(request, call)
        },
      ])
  }
}

extension TransactionV1 {
  /// What a service with branches answers. Try is called by whoever began the transaction, Confirm
  /// and Cancel by the coordinator, any number of times.
  ///
  /// The server's side: what answers the calls.
  public protocol ParticipantServiceProtocol: Sendable {
    func `try`(_ request: TransactionV1.BranchRequest, _ call: ServerCall)
      async throws -> TransactionV1.BranchResponse
    func confirm(_ request: TransactionV1.BranchRequest, _ call: ServerCall)
      async throws -> TransactionV1.BranchResponse
    func cancel(_ request: TransactionV1.BranchRequest, _ call: ServerCall)
      async throws -> TransactionV1.BranchResponse
  }

  /// What a service with branches answers. Try is called by whoever began the transaction, Confirm
  /// and Cancel by the coordinator, any number of times.
  ///
  /// The client's side: calls over a channel.
  public struct ParticipantServiceClient: Sendable {
    private let channel: any Channel

    public init(_ channel: any Channel) { self.channel = channel }

    public func `try`(
      _ request: TransactionV1.BranchRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> TransactionV1.BranchResponse {
      try await callUnary(channel, ParticipantServiceMethods.`try`, request, options)
    }

    public func confirm(
      _ request: TransactionV1.BranchRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> TransactionV1.BranchResponse {
      try await callUnary(channel, ParticipantServiceMethods.confirm, request, options)
    }

    public func cancel(
      _ request: TransactionV1.BranchRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> TransactionV1.BranchResponse {
      try await callUnary(channel, ParticipantServiceMethods.cancel, request, options)
    }
  }

  /// The methods of `onsale.transaction.v1.ParticipantService`, as both sides know them.
  public enum ParticipantServiceMethods {
    public static let service = "onsale.transaction.v1.ParticipantService"
    public static let `try` = MethodDescriptor(
      service: service, name: "Try",
      kind: .unary, isIdempotent: true)
    public static let confirm = MethodDescriptor(
      service: service, name: "Confirm",
      kind: .unary, isIdempotent: true)
    public static let cancel = MethodDescriptor(
      service: service, name: "Cancel",
      kind: .unary, isIdempotent: true)
    /// In the order of the proto.
    public static let all: [MethodDescriptor] = [
      `try`,
      confirm,
      cancel,
    ]
  }
}

extension TransactionV1.ParticipantServiceProtocol {
  /// The service as a server mounts it. A request that does not decode is answered with
  /// INVALID_ARGUMENT, reason MALFORMED_MESSAGE.
  public var participantServiceDefinition: ServiceDefinition {
    ServiceDefinition(
      name: TransactionV1.ParticipantServiceMethods.service,
      methods: [
        unaryMethod(TransactionV1.ParticipantServiceMethods.`try`) {
          (request: TransactionV1.BranchRequest, call: ServerCall) -> TransactionV1.BranchResponse in
          try await self.`try`(request, call)
        },
        unaryMethod(TransactionV1.ParticipantServiceMethods.confirm) {
          (request: TransactionV1.BranchRequest, call: ServerCall) -> TransactionV1.BranchResponse in
          try await self.confirm(request, call)
        },
        unaryMethod(TransactionV1.ParticipantServiceMethods.cancel) {
          (request: TransactionV1.BranchRequest, call: ServerCall) -> TransactionV1.BranchResponse in
          try await self.cancel(request, call)
        },
      ])
  }
}

extension TransactionV1 {
  /// The routes of this package's services at the gateway.
  public static let gatewayRoutes: [GatewayRoute] = [
  ]
}
