// Generated from the API’s document by `npm run api-surface`. Do not edit.

export interface paths {
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows what this is, with links
         * @description What this is, with links to the documentation, the privacy text and the terms.
         */
        get: operations["showHome"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns the public keys that verify receipts of erasures
         * @description The public keys that verify receipts of erasures, those of earlier receipts too. They may be stored.
         */
        get: operations["showReceiptKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account-deletion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows the page for deleting an account
         * @description Explains what deleting an account deletes, what is kept and how long, and has a form to do it. App stores require such a page. It is a page for people, in their language, and works without scripts.
         */
        get: operations["showDeletionPage"];
        put?: never;
        /**
         * Submits a form of the page for deleting an account
         * @description A form of that page: signing in, the second factor, or the company’s name. It is a page for people, in their language, and works without scripts.
         */
        post: operations["submitDeletionForm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/c/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows the page where a customer agrees to messages
         * @description Where a customer agrees to the messages that a company asked for. Opening it changes nothing. It is a page for customers, without a login, in their language.
         */
        get: operations["showConsentRequest"];
        put?: never;
        /**
         * Records what a customer agreed to
         * @description Records what was ticked, with the statement beside it, and shows the page again. It records nothing for an address that was stopped. It is a page for customers, without a login, in their language.
         */
        post: operations["answerConsentRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contact-address/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows the page that confirms a contact address
         * @description The page behind the link of the verification email. Opening it changes nothing. It is a page for people, in their language, and works without scripts.
         */
        get: operations["showContactVerification"];
        put?: never;
        /**
         * Confirms a contact address
         * @description The button of that page: verifies the contact address, so that customers’ replies go there. Any form that is posted counts. It is a page for people, in their language, and works without scripts.
         */
        post: operations["verifyContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows this API as a web page
         * @description This document for people: how to begin, and every route.
         */
        get: operations["showDocs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Answers as long as the service runs
         * @description Answers as long as the service runs. It reads nothing.
         */
        get: operations["showHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/in/{dialect}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Stores positions from a phone app in its own format
         * @description Stores positions from a phone app in the app’s own format. The device token goes as bearer, as Basic password, as `token` in the query, or as the id of a Traccar Client. The answer is what the app expects. Any method, case and compression are taken, up to 4 MB.
         */
        get: operations["postFromDeviceByGET"];
        /**
         * Stores positions from a phone app in its own format
         * @description Stores positions from a phone app in the app’s own format. The device token goes as bearer, as Basic password, as `token` in the query, or as the id of a Traccar Client. The answer is what the app expects. Any method, case and compression are taken, up to 4 MB.
         */
        put: operations["postFromDeviceByPUT"];
        /**
         * Stores positions from a phone app in its own format
         * @description Stores positions from a phone app in the app’s own format. The device token goes as bearer, as Basic password, as `token` in the query, or as the id of a Traccar Client. The answer is what the app expects. Any method, case and compression are taken, up to 4 MB.
         */
        post: operations["postFromDeviceByPOST"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/in/{dialect}/{rest}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Stores positions from a phone app that adds to the address
         * @description The same address with more behind it, as some apps add: the rest of the path is the device token, or ignored.
         */
        get: operations["postFromDeviceAtByGET"];
        /**
         * Stores positions from a phone app that adds to the address
         * @description The same address with more behind it, as some apps add: the rest of the path is the device token, or ignored.
         */
        put: operations["postFromDeviceAtByPUT"];
        /**
         * Stores positions from a phone app that adds to the address
         * @description The same address with more behind it, as some apps add: the rest of the path is the device token, or ignored.
         */
        post: operations["postFromDeviceAtByPOST"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitation/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows the page where an invitation may be declined
         * @description The page behind a link of the invitation email, where the invited person may decline. Opening it changes nothing.
         */
        get: operations["showInvitation"];
        put?: never;
        /**
         * Declines an invitation
         * @description The button of that page: declines, deletes the login and the member, and frees the email address. Any form that is posted counts.
         */
        post: operations["declineInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns this API as an OpenAPI 3.1 document
         * @description This document, generated from the schemas that parse the requests. Types for a client can be generated from it.
         */
        get: operations["showContract"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/privacy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows what is kept of customers, members and owners
         * @description What is kept of customers, members and owners, why, and until when, and who runs the installation.
         */
        get: operations["showPrivacy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows the terms of use
         * @description The terms of use, and who runs the installation.
         */
        get: operations["showTerms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/u/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows the page where a customer chooses messages
         * @description Where a customer chooses which messages to receive; emails link to it. Opening it changes nothing. It is a page for customers, without a login, in their language.
         */
        get: operations["showPreferences"];
        put?: never;
        /**
         * Saves what a customer chose
         * @description Saves the customer’s choice and shows the page again. `List-Unsubscribe=One-Click` stops the channel and kind of the link (RFC 8058), in whatever Content-Type, and is answered without redirect. What asks for nothing changes nothing, and is answered with the page and 422. It is a page for customers, without a login, in their language.
         */
        post: operations["changePreferences"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns the account and its settings
         * @description The company and its settings, defaults included. Workers may read it too: their apps need the time zone.
         */
        get: operations["showAccount"];
        put?: never;
        /**
         * Opens an account
         * @description Opens an account for a login that has none; the caller becomes its owner. A login has at most one account, so a repetition is 409 `account_exists`. A contact address that is not the caller’s own login gets an email with a link that verifies it.
         */
        post: operations["createAccount"];
        /**
         * Deletes the account with everything in it
         * @description Deletes the account with everything in it. The caller must have signed in within the last five minutes, else 403 `reauthentication_required`, and must type the company’s name. With a grace period it can be cancelled by the link; while it is `scheduled` a repetition gives the same answer. Every owner and the contact address are told by email.
         */
        delete: operations["requestErasure"];
        options?: never;
        head?: never;
        /**
         * Changes the account and its settings
         * @description Changes the fields that are given, settings each by itself. `null` removes a value. A longer `retention.trackDays` concerns later shifts, since it was not promised to those who clocked earlier. 429 `too_many` when the terms of the tracking notice change more than 50 times in 15 days.
         */
        patch: operations["changeAccount"];
        trace?: never;
    };
    "/v1/account/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists who changed or viewed what
         * @description Who changed or viewed what, newest first, and whether the hash chain of the entries is intact. A page may be short, or empty with a `nextCursor`, when few entries match.
         */
        get: operations["showAuditTrail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account/contact-verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends the link that verifies the contact address again
         * @description Sends the link that verifies the contact address again. An address gets one such email a day. 409 `wrong_state` if it is verified already.
         */
        post: operations["requestContactVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Starts an export of the whole account
         * @description Starts an export of the whole account: every item, and tracks as GPX too. While one runs, a further request returns that one.
         */
        post: operations["requestExport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account/exports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns an export and, once it is ready, its link
         * @description How far an export is. Once it is `ready`, `url` downloads the zip file until `expiresAt`; a link that has stopped working earlier is replaced by a further request.
         */
        get: operations["showExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account/track-erasures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Erases positions from before a date or an instant
         * @description Erases every position before a date or an instant, of one member or of all. The shifts and their hours stay, and so does the distance of closed shifts; they carry `trackErasedBefore`.
         */
        post: operations["requestTrackErasure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account/track-erasures/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns how far an erasure of positions is
         * @description How far an erasure of positions is: `erased` once it is verified that no older position is left.
         */
        get: operations["showTrackErasure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/appointments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists appointments
         * @description Appointments whose start lies in the period, latest first. Workers see their own.
         */
        get: operations["listAppointments"];
        put?: never;
        /**
         * Makes an appointment
         * @description Makes an appointment, with reminders at its own offsets or the account’s. Each reminder tells by `outlook` whether it would be sent as things are now.
         */
        post: operations["createAppointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/appointments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns an appointment
         * @description One appointment. Workers see their own.
         */
        get: operations["getAppointment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes an appointment
         * @description Changes the fields that are given; `null` removes one. A new time makes a new `revision` with new reminders. A cancelled one cannot change: 409 `wrong_state`.
         */
        patch: operations["changeAppointment"];
        trace?: never;
    };
    "/v1/appointments/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancels an appointment
         * @description Cancels an appointment and its reminders. Cancelling again is no error.
         */
        post: operations["cancelAppointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/appointments/{id}/on-my-way": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tells the customer that the worker is on the way
         * @description Tells the customer that the worker is on the way, from four hours before the appointment until its end; workers for their own appointments. Without `etaMinutes` the time of arrival is estimated from the live position and the appointment’s `position`. A repetition returns the messages that exist, unless the time of arrival differs from what the customer was told by more than 15 minutes.
         */
        post: operations["requestOnMyWay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/appointments/{id}/reminders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reminds the customer now
         * @description Reminds the customer now, by each channel that the customer allows. A repetition for the same revision and channel returns the messages that exist.
         */
        post: operations["requestReminders"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns what the first screen of the office shows
         * @description What the first screen of the office shows, in one answer: who is on shift and where, today’s appointments with their reminders, unread texts, shifts to approve, messages that wait or did not arrive, and open invitations. Each list has a limit, and says whether there is more.
         */
        get: operations["readBoard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/breaks/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends a break
         * @description Ends the break that runs at that time. With `at` it may come late and in any order, of one phone or two: its time decides. Clocking out ends a break too. 409 `wrong_state` only without `at`, when no break runs.
         */
        post: operations["endBreak"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/breaks/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begins a break
         * @description Begins a break of the shift of that time. With `at` it may come late and in any order, of one phone or two: its time decides. Breaks that overlap are one.
         */
        post: operations["startBreak"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clock-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begins a shift
         * @description Begins a shift. Give a `shiftId` that the phone made: then it can be sent again until an answer comes, and a repetition returns the shift as it is now. Within hours that the office entered it joins them. Before the start of a later shift it makes a closed shift whose end is proposed until the worker’s own clock-out tells it. 409 `already_clocked_in` carries the open `shift`, 409 `overlap` the one in the way.
         */
        post: operations["clockIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clock-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends a shift
         * @description Ends a shift: the one named, else the one whose time holds `at`. Positions outside of it are erased before the response. A repetition is 200. After `closedBy: auto` the worker’s own clock-out replaces the proposed end, unless the shift is approved.
         */
        post: operations["clockOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists or finds customers
         * @description Customers, newest first, or those that match. A page may be short.
         */
        get: operations["listCustomers"];
        put?: never;
        /**
         * Adds a customer or prospect
         * @description Adds a customer or prospect. A phone in national format is read with the account’s country. A phone or address that cannot be valid is 422; what only looks odd is stored, with `warnings`.
         */
        post: operations["createCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns a customer
         * @description One customer, with `warnings` about the phone when there are any.
         */
        get: operations["getCustomer"];
        put?: never;
        post?: never;
        /**
         * Erases a customer with everything held about them
         * @description Erases everything held about one customer: appointments, messages, consents. No request finds the customer from then on. That an address was stopped stays, as a keyed hash.
         */
        delete: operations["eraseCustomer"];
        options?: never;
        head?: never;
        /**
         * Changes a customer
         * @description Changes the fields that are given; `null` removes one. Consents do not carry over to a new phone or email address.
         */
        patch: operations["changeCustomer"];
        trace?: never;
    };
    "/v1/customers/{id}/consent-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes a page where the customer can agree to messages
         * @description Makes a page where the customer can agree to messages, valid for 30 days. It records nothing for an address that its customer has stopped, and says how to take that back.
         */
        post: operations["requestConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns a customer’s consents and every decision
         * @description A customer’s consents and every recorded decision. What was never asked is absent.
         */
        get: operations["getConsents"];
        put?: never;
        /**
         * Records a customer’s decision
         * @description Records a customer’s decision. A grant needs the statement that was shown. A grant after the customer’s own stop or complaint is recorded but not effective, and answered with 409 `stopped_by_customer`; after a hard bounce only an owner’s, with `paper` or `email` and evidence, is effective, else 409 `suppressed_address`.
         */
        post: operations["recordConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns everything held about a customer
         * @description Everything held about one customer: the person, consents, stops, appointments and messages, as they are stored.
         */
        get: operations["exportCustomer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a message that staff wrote
         * @description Sends a message that staff wrote, by each channel that the customer allows for its kind. With `kind: reply` it answers a text from the customer of the last 24 hours, by SMS, unless that was read as a stop.
         */
        post: operations["requestMessages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Imports customers from a CSV file
         * @description Imports customers from a CSV file of at most 2,000 lines, line by line. Importing the same file again changes nothing; neither do empty cells and columns that it has not. It takes the customers.csv of an export, which grants no consent, and the contacts or customers that Google Contacts, Outlook, QuickBooks, Jobber and Housecall Pro export.
         *
         *     Columns, in English or Spanish: customerId (of an export), name (or first and last name), kind, phone, email, address, timeZone, language, notes, tags, consentChannels, consentKinds, consentMethod, consentStatement, consentEvidence.
         *
         *     UTF-8, UTF-16 or Windows-1252, told by `encoding`. To be sure that no gateway on the way changes the bytes, send the file as application/octet-stream.
         */
        post: operations["importCustomers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/erasures/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns how far an erasure of an account is
         * @description How far an erasure is, for the holder of its secret link; no login is needed, since logins are erased too. JSON, or a page when `Accept` prefers text/html. Once `erased` it has a signed receipt.
         */
        get: operations["showErasure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/erasures/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancels the erasure of an account
         * @description Cancels an erasure during its grace period; afterwards 409 `too_late`. For the holder of its secret link. JSON, or a page when `Accept` prefers text/html.
         */
        post: operations["cancelErasure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns the calling member and the account
         * @description The calling member and the account. The first request of an app: 403 `no_account` says that the login has none.
         */
        get: operations["showMe"];
        put?: never;
        post?: never;
        /**
         * Leaves the account
         * @description Leaves the account. The login is deleted and refused from the next request on; recorded hours stay with the company. The last owner cannot leave: 409 `last_owner`.
         */
        delete: operations["leaveAccount"];
        options?: never;
        head?: never;
        /**
         * Changes the caller’s own name or language
         * @description Changes the caller’s own name, or the language of emails to the caller.
         */
        patch: operations["changeMe"];
        trace?: never;
    };
    "/v1/me/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the changes of the caller’s hours
         * @description Who entered, corrected, approved, reopened, removed or closed the caller’s hours, when and why, newest first. A page may be short.
         */
        get: operations["listChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns all that is held about the caller
         * @description All that is held about the caller, positions included, page by page. Items are as they are stored.
         */
        get: operations["exportMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the active members
         * @description The active members, newest first.
         */
        get: operations["listMembers"];
        put?: never;
        /**
         * Invites a member
         * @description Adds a member: makes a login and sends an invitation with a temporary password of seven days. Staff may add workers. An address that has a login is 409 `email_taken`. An address can be invited once in 24 hours, and an account may send 200 invitations a day: else 429 `too_many`.
         */
        post: operations["inviteMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Removes a member
         * @description Removes a member and deletes the login; the member is refused from the next request on. Recorded hours stay. One who never signed in is erased, with the hours that the office entered.
         */
        delete: operations["removeMember"];
        options?: never;
        head?: never;
        /**
         * Changes a member
         * @description Changes a member’s name, role or language. Staff may change workers. The role of the last owner cannot change: 409 `last_owner`.
         */
        patch: operations["changeMember"];
        trace?: never;
    };
    "/v1/members/{id}/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Counts a member’s positions by day
         * @description How many positions a member’s phones sent and what became of them, by day. Numbers only, no coordinates. Workers read their own; staff read all.
         */
        get: operations["readPingCounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Erases a removed member with all shifts and tracks
         * @description Erases a removed member with all shifts, tracks and devices. The audit trail keeps ids, roles, hours and the reason why a shift was deleted, until the account is erased.
         */
        delete: operations["requestMemberErasure"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the devices of a member
         * @description A member’s devices, when each was last used, and whether it sends positions off shift. Staff may for workers.
         */
        get: operations["listDevices"];
        put?: never;
        /**
         * Adds a phone of a member, with a token of its own
         * @description Adds a phone of a member, with a token that may only post positions. Token and endpoints are shown once; a replay by `Idempotency-Key` is without them. The member is told by email. Staff may for workers. A member may have had 250 devices; then 409 `wrong_state`.
         */
        post: operations["addDevice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/devices/{deviceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Removes a device
         * @description Removes a device. Its token is refused from the next request on. Staff may for workers.
         */
        delete: operations["removeDevice"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends an invitation again
         * @description Sends an invitation again, with a new temporary password, for another seven days, but never past 14 days after the first one. Once a day, until it is accepted. Staff may for workers.
         */
        post: operations["sendInvitationAgain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists messages and texts from customers
         * @description Messages to customers and texts from them, newest first. `direction=inbound&read=false` are the texts that no member has read, also from numbers that no customer has.
         */
        get: operations["listMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns a message
         * @description One message: what was decided and from what, what was sent, and what the provider reported.
         */
        get: operations["getMessage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Marks a text from a customer as read
         * @description Marks a text from a customer as read, for all members. The first reader stands: a repetition changes nothing. 409 `wrong_state` for a message to a customer.
         */
        post: operations["markMessageRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a message to many customers
         * @description Sends what staff wrote to all customers with a tag, or to those named, by each channel that they allow for its kind. The answer counts what the gate decides now, before anything is sent. Each customer and channel then gets a message, refused ones with the reason. An address that several of the customers have gets one message.
         */
        post: operations["sendBulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stores positions of the caller
         * @description Stores positions of the caller, in any order and as often as it takes: a repetition counts as `duplicates`. Their time decides which shift they belong to; what lies outside every shift is counted and forgotten. `tracking: off` tells the app to stop the sensor. 503 `not_yet`: keep them and send them again, since the clock-in that they name may be under way. 413: send fewer at once. Unknown fields and query parameters are ignored.
         */
        post: operations["postPings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/positions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns where the workers on shift are
         * @description Every worker on shift with the newest position, once there is one; `silent` when a phone that had been sending is not heard for 15 minutes. Empty of those who have clocked out.
         */
        get: operations["listPositions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/shifts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists shifts
         * @description Shifts that overlap the period from `from` to `to`, newest first. With `status` a page may be short, and empty with a `nextCursor`. Workers read their own; staff read all.
         */
        get: operations["listShifts"];
        put?: never;
        /**
         * Enters a shift that was not clocked
         * @description Enters a shift that was not clocked. The worker can read who entered it and why.
         */
        post: operations["enterShift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/shifts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns a shift
         * @description One shift. Workers read their own; staff read all. `points` and `distanceMeters` come once its track is compacted, half an hour after it is closed; late uploads count some hours later.
         */
        get: operations["getShift"];
        put?: never;
        post?: never;
        /**
         * Deletes a shift with its positions
         * @description Deletes a shift with its positions. The worker can read who did it and why.
         */
        delete: operations["removeShift"];
        options?: never;
        head?: never;
        /**
         * Corrects a shift
         * @description Corrects a shift; an end for an open one closes it. Who, when, why, old and new values are kept in `edits`, and the worker can read them. Positions outside the new times are erased before the response.
         */
        patch: operations["correctShift"];
        trace?: never;
    };
    "/v1/shifts/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approves the hours of a shift
         * @description Approves the hours of a closed shift: corrections are 409 `approved` until it is reopened. Approving again changes nothing.
         */
        post: operations["approveShift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/shifts/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reopens an approved shift
         * @description Reopens an approved shift for corrections.
         */
        post: operations["reopenShift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/shifts/{id}/track": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns the track of a shift
         * @description The positions of a shift in order of time, with its distance, stops and gaps. As json it can be read in pages. Views of others than the worker are audited. Workers read their own; staff read all.
         */
        get: operations["getTrack"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the templates
         * @description The template of each message kind, channel and language: the company’s own, or the default.
         */
        get: operations["listTemplates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/templates/{kind}/{channel}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns a template
         * @description The template of a message kind and channel: the company’s own, or the default.
         */
        get: operations["getTemplate"];
        /**
         * Saves the company’s own template
         * @description Saves the company’s own template, in Liquid. 422 if it cannot be rendered, is too long with all that is put on later, or offers a stop word as a reply; the message says where.
         */
        put: operations["changeTemplate"];
        post?: never;
        /**
         * Deletes the company’s own template
         * @description Deletes the company’s own template: the default holds again. Also 204 if there was none.
         */
        delete: operations["deleteTemplate"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/templates/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Renders a message with sample data
         * @description Renders the whole message with sample data, as a customer would get it, and estimates the price of a text. Without a `body` it renders the template in force. Saves nothing.
         */
        post: operations["previewTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/timesheets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns hours per worker and day
         * @description Hours per worker and day, in the account’s time zone. Shifts are split at midnight; the distance of a shift belongs to the day of its start. Workers read their own; staff read all.
         */
        get: operations["getTimesheets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/timesheets/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approves the closed shifts of a period
         * @description Approves the closed shifts that begin in a period, of one member or of all, and names those that are open or whose end is only proposed. After 200 approvals it stops: repeat with the `nextCursor` as `cursor`.
         */
        post: operations["approvePeriod"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tracking-notice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns what is tracked, when, and who may see it
         * @description What is tracked, when, for how long, and who may see it: in the member’s language, else as `Accept-Language` asks, else in the company’s. Show it before the first clock-in, and again when `acknowledgedAt` is absent.
         */
        get: operations["showTrackingNotice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tracking-notice/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Acknowledges the tracking notice
         * @description Records that the caller has read the notice as it is now. It is asked for again when the notice promises less than before.
         */
        post: operations["acknowledgeTrackingNotice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A company that uses Fieldpost, with its settings. */
        Account: {
            /**
             * @description Id of the company’s account
             * @example 01JD2W8Q5ZK4N7RB3XVT6YHM1A
             */
            accountId: string;
            /** @description How the company shows itself to customers */
            brand?: components["schemas"]["Brand"];
            /**
             * Format: email
             * @description Email address that customers’ replies go to
             * @example office@rainier-plumbing.example
             */
            contactEmail: string;
            /** @description Whether the holder of the contact address has confirmed it; until then replies go to the last one confirmed */
            contactEmailVerified: boolean;
            /**
             * @description Country, as ISO 3166-1 alpha-2: phone numbers without a country code are read with it
             * @example US
             */
            country: string;
            /**
             * Format: date-time
             * @description When it was created. RFC 3339, UTC
             * @example 2026-11-23T16:04:11.000Z
             */
            createdAt: string;
            /** @description Language of emails to members who chose none. Absent: that of the country */
            language?: components["schemas"]["Language"];
            /**
             * @description Name of the company, as customers read it
             * @example Rainier Plumbing
             */
            name: string;
            /**
             * @description Postal address, which emails to customers show
             * @example 1200 Pine St, Seattle, WA 98101
             */
            postalAddress: string;
            /** @description What the company has set; defaults where it has set nothing */
            settings: components["schemas"]["Settings"];
            /**
             * @description The company’s time zone, by its IANA name: days of timesheets begin in it
             * @example America/Los_Angeles
             */
            timeZone: string;
        };
        /** @description What to change of an account. What is not given stays as it is; `null` removes a value. */
        AccountChange: {
            /** @description How the company shows itself to customers */
            brand?: components["schemas"]["BrandChange"];
            /**
             * @description Email address that customers’ replies go to
             * @example office@rainier-plumbing.example
             */
            contactEmail?: string;
            /**
             * @description Country, as ISO 3166-1 alpha-2: phone numbers without a country code are read with it
             * @example US
             */
            country?: string;
            /** @description Language, as ISO 639-1 */
            language?: components["schemas"]["Language"] | null;
            /**
             * @description Name of the company, as customers read it
             * @example Rainier Plumbing
             */
            name?: string;
            /**
             * @description Postal address, which emails to customers show
             * @example 1200 Pine St, Seattle, WA 98101
             */
            postalAddress?: string;
            /** @description Settings to change */
            settings?: components["schemas"]["SettingsChange"];
            /**
             * @description The company’s time zone, by its IANA name: days of timesheets begin in it
             * @example America/Los_Angeles
             */
            timeZone?: string;
        };
        /** @description That the notice is acknowledged. */
        AcknowledgedTrackingNotice: {
            /**
             * Format: date-time
             * @description When. RFC 3339, UTC
             * @example 2026-11-20T15:00:00.000Z
             */
            acknowledgedAt: string;
        };
        /** @description A job or estimate at a customer’s place. */
        Appointment: {
            /**
             * @description Where it is. Absent: the customer’s address
             * @example 4021 Fremont Ave N, Seattle, WA 98103
             */
            address?: string;
            /**
             * @description Id of the appointment
             * @example 01JD4FA6HW2T8NRQ5XK3ZVYB7M
             */
            appointmentId: string;
            /**
             * @description When it was created. RFC 3339, UTC
             * @example 2026-11-23T16:04:11.000Z
             */
            createdAt: string;
            /**
             * @description Id of the customer
             * @example 01JD4F3Y9BQX7M2KZT5WNVR8HC
             */
            customerId: string;
            /**
             * @description Name of the customer
             * @example Maria Lopez
             */
            customerName?: string;
            /**
             * @description How long it takes, in minutes: at most 7 days
             * @example 90
             */
            durationMinutes: number;
            /** @description What it is for */
            kind: components["schemas"]["AppointmentKind"];
            /**
             * @description When it begins by the clock of the place
             * @example 2026-11-30T09:00
             */
            localStart: string;
            /**
             * @description Id of the worker who goes
             * @example 01JD2W9A7M3CFX5PQ8ZK2RTV6B
             */
            memberId?: string;
            /**
             * @description Name of the worker
             * @example Ana Silva
             */
            memberName?: string;
            /** @description Where it is on the map: the time of arrival is estimated from it */
            position?: components["schemas"]["AppointmentPlace"];
            /** @description Its reminders: one for each offset and channel */
            reminders: components["schemas"]["AppointmentReminder"][];
            /**
             * @description Rises with a new time or zone: reminders belong to a revision
             * @example 1
             */
            revision: number;
            /**
             * @description When it begins. RFC 3339, UTC
             * @example 2026-11-30T17:00:00.000Z
             */
            startsAt: string;
            /**
             * @description Whether it takes place
             * @enum {string}
             */
            status: "scheduled" | "cancelled";
            /**
             * @description Time zone of the place, by its IANA name
             * @example America/Los_Angeles
             */
            timeZone: string;
            /**
             * @description What it is about; worker and customer read it
             * @example Replace water heater
             */
            title: string;
            /**
             * @description When it was last changed. RFC 3339, UTC
             * @example 2026-11-24T09:30:00.000Z
             */
            updatedAt: string;
            /** @description What the office should know of it. Only in answers about one appointment, when there is something */
            warnings?: components["schemas"]["AppointmentWarning"][];
        };
        /** @description What to change of an appointment. What is not given stays; `null` removes it. */
        AppointmentChange: {
            /**
             * @description Where it is. Absent: the customer’s address
             * @example 4021 Fremont Ave N, Seattle, WA 98103
             */
            address?: string | null;
            /**
             * @description How long it takes, in minutes: at most 7 days
             * @example 90
             */
            durationMinutes?: number;
            /** @description What it is for */
            kind?: components["schemas"]["AppointmentKind"];
            /**
             * @description Id of the worker who goes
             * @example 01JD2W9A7M3CFX5PQ8ZK2RTV6B
             */
            memberId?: string | null;
            /** @description Where it is on the map: the time of arrival is estimated from it */
            position?: components["schemas"]["NewAppointmentPlace"] | null;
            /**
             * @description How long before it reminders go out, as negative ISO 8601 durations. Absent: the account’s
             * @example [
             *       "-P1D",
             *       "-PT2H"
             *     ]
             */
            reminders?: string[];
            /**
             * @description When it begins: RFC 3339, or local time in `timeZone`
             * @example 2026-11-30T09:00
             */
            startsAt?: string;
            /**
             * @description Time zone of the place, by its IANA name. A local time without it is in the appointment’s zone
             * @example America/Los_Angeles
             */
            timeZone?: string;
            /**
             * @description What it is about; worker and customer read it
             * @example Replace water heater
             */
            title?: string;
        };
        /**
         * @description What an appointment is for.
         *     - `job`: work that was ordered
         *     - `estimate`: a look at the work, to make an offer
         * @enum {string}
         */
        AppointmentKind: "job" | "estimate";
        /** @description A page of appointments, latest start first. */
        AppointmentList: {
            /** @description The appointments */
            items: components["schemas"]["Appointment"][];
            /**
             * @description Give it as `cursor` to get the next page. Absent on the last one
             * @example eyJrIjoiMDFKRCJ9.c2ln
             */
            nextCursor?: string;
        };
        /** @description The place of an appointment. */
        AppointmentPlace: {
            /**
             * @description Latitude in degrees, WGS84
             * @example 47.620422
             */
            lat: number;
            /**
             * @description Longitude in degrees, WGS84; west is negative
             * @example -122.349358
             */
            lon: number;
        };
        /** @description A reminder of an appointment. */
        AppointmentReminder: {
            /** @description By which channel: text message (SMS) or email */
            channel: components["schemas"]["Channel"];
            /**
             * @description When it is due. RFC 3339, UTC
             * @example 2026-11-30T15:00:00.000Z
             */
            dueAt: string;
            /**
             * @description How long before the start it is due, as a negative ISO 8601 duration
             * @example -PT2H
             */
            offset: string;
            /** @description What would become of it, as things are now */
            outlook?: components["schemas"]["ReminderOutlook"];
            /**
             * @description `passed` once it was handed on to be sent, or is too late
             * @enum {string}
             */
            state: "scheduled" | "passed" | "cancelled";
        };
        /** @description What the office should know of an appointment. */
        AppointmentWarning: {
            /** @description What it is */
            code: components["schemas"]["AppointmentWarningCode"];
        };
        /**
         * @description What the office should know of an appointment.
         *     - `worker_busy`: its worker has another appointment at that time
         *     - `in_the_past`: it begins in the past
         *     - `time_shifted`: clocks skip its local time, so it begins an hour later
         *     - `unverified_number`: it can be a number by its shape, but the tables of numbers do not know it
         *     - `destination_not_allowed`: this installation sends no text to that country
         *     - `same_phone`: another customer has this phone too
         * @enum {string}
         */
        AppointmentWarningCode: "worker_busy" | "in_the_past" | "time_shifted" | "unverified_number" | "destination_not_allowed" | "same_phone";
        /** @description What became of the shifts of a period. */
        Approval: {
            /**
             * @description Shifts that were approved before
             * @example 4
             */
            alreadyApproved: number;
            /**
             * @description Shifts that this request approved
             * @example 38
             */
            approved: number;
            /**
             * @description Give it as `cursor` to get the next page. Absent on the last one
             * @example eyJrIjoiMDFKRCJ9.c2ln
             */
            nextCursor?: string;
            /** @description Shifts that this request did not approve */
            notApproved: components["schemas"]["UnapprovedShift"][];
        };
        /**
         * @description What was done: the type of thing, a dot, and what happened to it.
         * @enum {string}
         */
        AuditAction: "account.opened" | "account.changed" | "account.cap-changed" | "account.verification-sent" | "account.contact-verified" | "member.invited" | "member.changed" | "member.removed" | "member.left" | "member.declined" | "member.invitation_ended" | "member.erased" | "notice.acknowledged" | "device.added" | "device.removed" | "shift.entered" | "shift.corrected" | "shift.approved" | "shift.reopened" | "shift.removed" | "shift.closed" | "track.viewed" | "tracks.erased" | "customer.erased" | "customer.export" | "customers.import" | "consent.granted" | "consent.withdrawn" | "consent.requested" | "messages.bulk" | "template.changed" | "template.deleted" | "export.requested" | "erasure.requested" | "erasure.cancelled";
        /** @description Who changed or viewed something. */
        AuditEntry: {
            /**
             * @description What was done; see `AuditAction`. An entry of an earlier release may have another
             * @example shift.corrected
             */
            action: string;
            /**
             * Format: date-time
             * @description When. RFC 3339, UTC
             * @example 2026-11-24T16:20:00.000Z
             */
            at: string;
            /**
             * @description A member’s id, or `auto`, `operator`, `status-link`, `invitation-link` or `contact-link`
             * @example 01JD2W8XW5B6K3NRZQ7TVYHM2C
             */
            by: string;
            /**
             * @description The member’s name, as it is now
             * @example Dana Reyes
             */
            byName?: string;
            /**
             * @description Facts of the action, by its kind: old and new values, reasons. No names, addresses or positions
             * @example {
             *       "reason": "Forgot to clock out"
             *     }
             */
            details: {
                [key: string]: unknown;
            };
            /** @description What `details` names besides */
            related: components["schemas"]["RelatedRecord"][];
            /**
             * @description Id of what it was done to
             * @example 01JDAZ6J2V8Q4XW3N5T7R9C1KM
             */
            subject: string;
            /** @description True once the subject is erased or removed: its id alone is left */
            subjectErased?: boolean;
            /**
             * @description Name of the subject, as it is now; of a shift its worker and its start
             * @example Ana Silva, 2026-11-24 08:02
             */
            subjectName?: string;
            /** @description What the subject is */
            subjectType?: components["schemas"]["AuditSubjectType"];
            /**
             * @description Number of the entry within the account, rising by 1
             * @example 1042
             */
            version: number;
        };
        /**
         * @description Types of things that the audit trail is about.
         * @enum {string}
         */
        AuditSubjectType: "account" | "member" | "shift" | "customer" | "template" | "export" | "erasure";
        /** @description A page of the audit trail, newest first. */
        AuditTrail: {
            /**
             * @description The first entry whose hash does not match, if one does not
             * @example 214
             */
            brokenVersion?: number;
            /** @description The entries */
            items: components["schemas"]["AuditEntry"][];
            /**
             * @description Give it as `cursor` to get the next page. Absent on the last one
             * @example eyJrIjoiMDFKRCJ9.c2ln
             */
            nextCursor?: string;
            /** @description Whether the hash chain is intact from the newest to the oldest entry of the page */
            verified: boolean;
        };
        /** @description What the first screen of the office shows. */
        Board: {
            /** @description Today’s appointments */
            appointments: components["schemas"]["BoardAppointments"];
            /**
             * Format: date-time
             * @description As of when. RFC 3339, UTC
             * @example 2026-11-24T17:00:00.000Z
             */
            at: string;
            /**
             * Format: date
             * @description Today in the account’s time zone, YYYY-MM-DD
             * @example 2026-11-24
             */
            date: string;
            /** @description Invitations that are not accepted */
            invitations: components["schemas"]["BoardInvitations"];
            /** @description Messages that wait or did not arrive */
            messages: components["schemas"]["BoardMessages"];
            /** @description The workers on shift */
            onShift: components["schemas"]["BoardWorkers"];
            /** @description Shifts of the last 31 days to approve */
            shiftsToApprove: components["schemas"]["BoardShifts"];
            /**
             * @description Time zone, by its IANA name
             * @example America/Los_Angeles
             */
            timeZone: string;
            /**
             * @description Texts from customers that no member has read; 100 stands for 100 or more
             * @example 2
             */
            unreadTexts: number;
        };
        /** @description Appointments that begin today and are not cancelled. */
        BoardAppointments: {
            /** @description Whether there are more than these */
            hasMore: boolean;
            /** @description The appointments, by start; at most 100 */
            items: components["schemas"]["Appointment"][];
        };
        /** @description A member who was invited and has not signed in. */
        BoardInvitation: {
            /** @description What became of its email */
            invitation?: components["schemas"]["InvitationEmail"];
            /**
             * Format: date-time
             * @description When the invitation ends. RFC 3339, UTC
             * @example 2026-11-27T15:00:00.000Z
             */
            invitedUntil: string;
            /**
             * @description Id of the member whom it is about
             * @example 01JD2W9A7M3CFX5PQ8ZK2RTV6B
             */
            memberId: string;
            /**
             * @description Name of the member
             * @example Ben Ortiz
             */
            name: string;
            /** @description What the member may do */
            role: components["schemas"]["Role"];
        };
        /** @description Members who were invited and have not signed in. */
        BoardInvitations: {
            /** @description Whether there are more than these */
            hasMore: boolean;
            /** @description The members; at most 100 */
            items: components["schemas"]["BoardInvitation"][];
        };
        /** @description Messages of the same status and reason. */
        BoardMessageCount: {
            /**
             * @description How many
             * @example 3
             */
            count: number;
            /**
             * @description Why they wait or did not arrive
             * @example no_consent
             */
            reason?: string;
            /** @description Their status */
            status: components["schemas"]["MessageStatus"];
        };
        /** @description Of the newest 200 messages, those that wait or did not arrive. */
        BoardMessages: {
            /** @description How many, by status and reason */
            counts: components["schemas"]["BoardMessageCount"][];
            /** @description Whether there are more than these */
            hasMore: boolean;
            /**
             * Format: date-time
             * @description Only messages since then: the start of a day, seven days ago. RFC 3339, UTC
             * @example 2026-11-23T08:00:00.000Z
             */
            since: string;
        };
        /** @description How many shifts wait to be approved. */
        BoardShifts: {
            /**
             * @description Closed ones
             * @example 7
             */
            closed: number;
            /** @description Whether there are more than these */
            hasMore: boolean;
            /**
             * @description Those closed by the system, whose worker may still replace the end
             * @example 1
             */
            proposed: number;
        };
        /** @description Workers on shift, as in `GET /v1/positions`. */
        BoardWorkers: {
            /** @description Whether there are more than these */
            hasMore: boolean;
            /** @description The workers; at most 200 */
            items: components["schemas"]["Position"][];
        };
        /** @description How a company shows itself to customers. */
        Brand: {
            /**
             * @description Colour of the bar above emails to customers, as #rrggbb
             * @example #0f7b6c
             */
            color?: string;
            /**
             * @description Address of an image, https; stored for apps, shown nowhere by the API
             * @example https://rainier.example/logo.svg
             */
            logo?: string;
            /**
             * @description The company’s phone as customers are to read it: in the footer of emails, and the variable `companyPhone` of templates
             * @example (206) 555-0100
             */
            phone?: string;
        };
        /** @description What to change of the brand. */
        BrandChange: {
            /**
             * @description Colour of the bar above emails to customers, as #rrggbb
             * @example #0f7b6c
             */
            color?: string | null;
            /**
             * @description Address of an image, https; stored for apps, shown nowhere by the API
             * @example https://rainier.example/logo.svg
             */
            logo?: string | null;
            /**
             * @description The company’s phone as customers are to read it: in the footer of emails, and the variable `companyPhone` of templates
             * @example (206) 555-0100
             */
            phone?: string | null;
        };
        /** @description A break within a shift. */
        Break: {
            /**
             * @description When it ended; absent while it runs. RFC 3339, UTC
             * @example 2026-11-24T20:30:00.000Z
             */
            endedAt?: string;
            /** @description Whether the break counts as worked time; unpaid unless true */
            paid?: boolean;
            /**
             * @description When it began. RFC 3339, UTC
             * @example 2026-11-24T20:00:00.000Z
             */
            startedAt: string;
        };
        /** @description The beginning or end of a break. */
        BreakRequest: {
            /**
             * Format: date-time
             * @description When the worker tapped, by the phone’s clock, if not now: at most 5 minutes ahead and 14 days back. RFC 3339
             * @example 2026-11-24T12:00:00-08:00
             */
            at?: string;
        };
        /** @description Messages with the same verdict. */
        BulkCount: {
            /** @description By which channel: text message (SMS) or email */
            channel: components["schemas"]["Channel"];
            /**
             * @description How many
             * @example 180
             */
            count: number;
            /** @description Of refused ones: why */
            reason?: components["schemas"]["RefusalReason"];
            /**
             * @description What the gate decides now
             * @enum {string}
             */
            status: "queued" | "deferred" | "refused";
        };
        /** @description The customers of a bulk message: either by tag, or by id. */
        BulkRecipients: {
            /**
             * @description Ids of customers
             * @example [
             *       "01JD4F3Y9BQX7M2KZT5WNVR8HC"
             *     ]
             */
            ids?: string[];
            /**
             * @description All customers with this tag
             * @example maintenance
             */
            tag?: string;
        };
        /** @description A message that staff wrote, to many customers. */
        BulkRequest: {
            /** @description By which channels */
            channels: components["schemas"]["Channel"][];
            /** @description To whom: at most 2,000 customers */
            customers: components["schemas"]["BulkRecipients"];
            /**
             * @description True: only counts; nothing is written or sent
             * @default false
             */
            dryRun: boolean;
            /** @description What it is for: each customer’s consent to that kind decides */
            kind: components["schemas"]["WrittenMessageKind"];
            /**
             * Format: uri
             * @description A link to add: https, with a host that reads as it is
             * @example https://rainier-plumbing.example/estimates/214
             */
            link?: string;
            /**
             * @description Subject of the email; a text has none
             * @example Your estimate
             */
            subject?: string;
            /**
             * @description What to say
             * @example Your estimate is ready. Call us with any question.
             */
            text: string;
        };
        /** @description What the consent gate decides now. It decides again when each message is written and sent. */
        BulkResult: {
            /**
             * @description Id that the messages carry; absent when there are none
             * @example 01JD4FG2M5QXZ8TWRK7NVYB3HC
             */
            bulkId?: string;
            /** @description Messages by channel, status and reason */
            counts: components["schemas"]["BulkCount"][];
            /**
             * @description Customers found, each once
             * @example 214
             */
            customers: number;
            /** @description Whether nothing is written or sent */
            dryRun: boolean;
            /**
             * @description Ids that name no customer
             * @example 0
             */
            unknown: number;
            /** @description What the office should know of the words; absent if there is nothing */
            warnings?: components["schemas"]["TextWarning"][];
        };
        /** @description A value before and after a change. */
        ChangedValue: {
            /**
             * @description The old value; `null` if there was none
             * @example 2026-11-25T02:00:00.000Z
             */
            from: unknown;
            /**
             * @description The new value; `null` if it was removed
             * @example 2026-11-25T00:31:00.000Z
             */
            to: unknown;
        };
        /**
         * @description How a message goes.
         *     - `sms`: text message
         *     - `email`: email
         * @enum {string}
         */
        Channel: "sms" | "email";
        /** @description The beginning of a shift. */
        ClockInRequest: {
            /**
             * Format: date-time
             * @description When the worker tapped, by the phone’s clock, if not now: at most 5 minutes ahead and 14 days back. RFC 3339
             * @example 2026-11-24T08:02:00-08:00
             */
            at?: string;
            /**
             * @description What the worker notes about the shift
             * @example Left the van at the yard
             */
            note?: string;
            /** @description Where the worker was */
            position?: components["schemas"]["NewGeoPoint"];
            /**
             * @description Id that the phone chose for the shift, so that it can be sent again: 8 to 64 of `A-Z a-z 0-9 _ -`
             * @example aX3kQ9mZ-20261124-1
             */
            shiftId?: string;
        };
        /** @description The end of a shift. */
        ClockOutRequest: {
            /**
             * Format: date-time
             * @description When the worker tapped, by the phone’s clock, if not now: at most 5 minutes ahead and 14 days back. RFC 3339
             * @example 2026-11-24T16:31:00-08:00
             */
            at?: string;
            /** @description Where the worker was */
            position?: components["schemas"]["NewGeoPoint"];
            /**
             * @description The shift to end, by the id of its clock-in. Without it, the one whose time holds `at`
             * @example aX3kQ9mZ-20261124-1
             */
            shiftId?: string;
        };
        /** @description Whether a kind of message may be sent by a channel. */
        Consent: {
            /** @description False: granted for an earlier phone or email address, so nothing is sent on it */
            addressCurrent: boolean;
            /** @description By which channel: text message (SMS) or email */
            channel: components["schemas"]["Channel"];
            /**
             * @description Of a permission that ends by itself: when. RFC 3339, UTC
             * @example 2026-11-25T18:05:00.000Z
             */
            expiresAt?: string;
            /** @description Kind of message */
            kind: components["schemas"]["ConsentKind"];
            /**
             * @description Since when. RFC 3339, UTC
             * @example 2026-11-20T18:05:00.000Z
             */
            since: string;
            /**
             * @description Whether it may be sent
             * @enum {string}
             */
            state: "granted" | "withdrawn";
            /**
             * @description Counts the decisions about this channel and kind
             * @example 1
             */
            version: number;
        };
        /**
         * @description What led to an entry of the consent ledger.
         *     - `office`: staff recorded it
         *     - `answer`: the office answered a text from the customer
         *     - `stop`: a STOP text
         *     - `start`: a START text to this company alone
         *     - `start-shared`: a START text to several companies at once
         *     - `reply`: a text with a stop word in another sense: marketing pauses
         *     - `one-click`: the unsubscribe button of an email program (RFC 8058)
         *     - `preference-page`: the page behind the link in an email
         *     - `fresh-link`: a link that the preference page sent to the address when asked
         *     - `consent-page`: the page behind a link that staff were given
         *     - `complaint`: the customer reported an email as spam
         *     - `hard-bounce`: an email came back for good
         *     - `rejected`: the provider refuses the address
         *     - `carrier-block`: the carrier blocks the number
         *     - `provider-opt-out`: an opt-out recorded at the carrier or provider
         * @enum {string}
         */
        ConsentCause: "office" | "answer" | "stop" | "start" | "start-shared" | "reply" | "one-click" | "preference-page" | "fresh-link" | "consent-page" | "complaint" | "hard-bounce" | "rejected" | "carrier-block" | "provider-opt-out";
        /** @description A decision of a customer, as it was recorded. It is never changed. */
        ConsentEntry: {
            /**
             * @description When it was decided. RFC 3339, UTC
             * @example 2026-11-20T18:05:00.000Z
             */
            at: string;
            /** @description What led to it */
            cause: components["schemas"]["ConsentCause"];
            /** @description By which channel: text message (SMS) or email */
            channel: components["schemas"]["Channel"];
            /**
             * @description What was decided
             * @enum {string}
             */
            decision: "granted" | "withdrawn";
            /** @description False: a grant that changes nothing, since the customer has stopped the messages */
            effective: boolean;
            /**
             * @description What proves it: a note, or facts by name
             * @example {
             *       "form": "intake-2026",
             *       "page": 2
             *     }
             */
            evidence?: unknown;
            /**
             * @description Of a grant that ends by itself: when. RFC 3339, UTC
             * @example 2026-11-25T18:05:00.000Z
             */
            expiresAt?: string;
            /**
             * @description Hash of this entry, hex; it covers the hash of the one before
             * @example 9b74c9897bac770ffc029102a200c5de2ae3f0a8d1c4e6b79b74c9897bac770f
             */
            hash: string;
            /** @description Kinds of message that it is about */
            kinds: components["schemas"]["ConsentKind"][];
            /** @description How the customer decided */
            method: components["schemas"]["ConsentMethod"];
            /**
             * @description Hash of the entry before; empty in the first
             * @example 9b74c9897bac770ffc029102a200c5de2ae3f0a8d1c4e6b79b74c9897bac770f
             */
            previousHash: string;
            /**
             * @description A member’s id, `customer`, `page` (any holder of the link may have filled it in) or `provider`
             * @example 01JD2W8XW5B6K3NRZQ7TVYHM2C
             */
            recordedBy: string;
            /**
             * @description The wording that the customer was shown, word for word
             * @example Rainier Plumbing may text me reminders of my appointments…
             */
            statement?: string;
            /**
             * @description SHA-256 of the statement, hex
             * @example 9b74c9897bac770ffc029102a200c5de2ae3f0a8d1c4e6b79b74c9897bac770f
             */
            statementHash?: string;
            /**
             * @description Number of the entry within the customer’s ledger, from 1
             * @example 3
             */
            version: number;
        };
        /**
         * @description Kinds of message that a decision can be about.
         *     - `reminder`: before an appointment, or when its time has changed
         *     - `confirmation`: that something is agreed
         *     - `on-my-way`: that the worker is on the way
         *     - `proposal`: an offer or estimate
         *     - `invoice`: an invoice
         *     - `marketing`: anything that sells
         *     - `reply`: the office’s answer to a text from the customer, for 24 hours; written by the server alone
         * @enum {string}
         */
        ConsentKind: "reminder" | "confirmation" | "on-my-way" | "proposal" | "invoice" | "marketing" | "reply";
        /** @description A customer’s consents. */
        ConsentLedger: {
            /** @description What holds now, or held at `at`: one entry for each channel and kind that was ever decided */
            current: components["schemas"]["Consent"][];
            /** @description Every decision, oldest first */
            ledger: components["schemas"]["ConsentEntry"][];
        };
        /**
         * @description How a customer decided.
         *     - `web-form`: in a form on the web
         *     - `paper`: on paper
         *     - `verbal`: by word of mouth
         *     - `sms`: by text
         *     - `email`: by email
         *     - `import`: in a file that was imported
         * @enum {string}
         */
        ConsentMethod: "web-form" | "paper" | "verbal" | "sms" | "email" | "import";
        /** @description A page where a customer can agree to messages. */
        ConsentRequest: {
            /**
             * @description Until when the page works: 30 days. RFC 3339, UTC
             * @example 2026-12-25T18:05:00.000Z
             */
            expiresAt: string;
            /**
             * @description Address of the page, to give to the customer
             * @example https://api.example.com/c/k3Qx7mXb2
             */
            url: string;
        };
        /** @description Where the link that verifies the contact address was sent. */
        ContactVerification: {
            /**
             * Format: email
             * @description Email address that customers’ replies go to
             * @example office@rainier-plumbing.example
             */
            contactEmail: string;
        };
        /** @description A break of a corrected shift. */
        CorrectedBreak: {
            /**
             * Format: date-time
             * @description When the break ends. RFC 3339; absent while it runs
             * @example 2026-11-24T12:30:00-08:00
             */
            endedAt?: string;
            /** @description Whether the break counts as worked time; unpaid unless true */
            paid?: boolean;
            /**
             * Format: date-time
             * @description When the break begins. RFC 3339
             * @example 2026-11-24T12:00:00-08:00
             */
            startedAt: string;
        };
        /** @description A phone that was added. `token` and `endpoints` are shown this once: a replay by `Idempotency-Key` is without them. */
        CreatedDevice: {
            /**
             * @description Id of the device
             * @example 01JD2WB4XN6V1GT9HY3RQ7KC8D
             */
            deviceId: string;
            /** @description Addresses to type into the app. They hold the token where the app has no field for it */
            endpoints?: components["schemas"]["DeviceEndpoints"];
            /**
             * @description How the office tells the phone from others
             * @example Ana’s Pixel
             */
            label: string;
            /**
             * @description Number of the device within its member: the `device` of the points that it sends
             * @example 1
             */
            number: number;
            /**
             * @description Secret that the phone sends positions with: as bearer, Basic password, or as the app asks
             * @example Jq7mXb2kV9sT4wRzN6yH
             */
            token?: string;
        };
        /** @description A person or company that the company works for, or hopes to. */
        Customer: {
            /**
             * @description Where the work is done
             * @example 4021 Fremont Ave N, Seattle, WA 98103
             */
            address?: string;
            /**
             * @description When it was created. RFC 3339, UTC
             * @example 2026-11-23T16:04:11.000Z
             */
            createdAt: string;
            /**
             * @description Id of the customer
             * @example 01JD4F3Y9BQX7M2KZT5WNVR8HC
             */
            customerId: string;
            /**
             * Format: email
             * @description Email address
             * @example maria.lopez@example.com
             */
            email?: string;
            /** @description Whether they have bought already */
            kind: components["schemas"]["CustomerKind"];
            /** @description Language of messages to the customer. Absent: the company’s */
            language?: components["schemas"]["Language"];
            /**
             * @description Name of the person or company
             * @example Maria Lopez
             */
            name: string;
            /**
             * @description What the company should know
             * @example Dog in the yard
             */
            notes?: string;
            /**
             * @description Phone number, E.164
             * @example +12065550142
             */
            phone?: string;
            /**
             * @description How the company groups its customers
             * @example [
             *       "maintenance"
             *     ]
             */
            tags: string[];
            /**
             * @description Time zone of the customer, by its IANA name, if it is not the company’s
             * @example America/Los_Angeles
             */
            timeZone?: string;
            /**
             * @description When it was last changed. RFC 3339, UTC
             * @example 2026-11-24T09:30:00.000Z
             */
            updatedAt: string;
            /** @description What the office should know of the phone. Only in answers about one customer, when there is something */
            warnings?: components["schemas"]["CustomerWarning"][];
        };
        /** @description What to change of a customer. What is not given stays; `null` removes it. */
        CustomerChange: {
            /**
             * @description Where the work is done
             * @example 4021 Fremont Ave N, Seattle, WA 98103
             */
            address?: string | null;
            /**
             * @description Email address
             * @example maria.lopez@example.com
             */
            email?: string | null;
            /** @description Whether they have bought already */
            kind?: components["schemas"]["CustomerKind"];
            /** @description Language of messages to the customer. Absent: the company’s */
            language?: components["schemas"]["Language"] | null;
            /**
             * @description Name of the person or company
             * @example Maria Lopez
             */
            name?: string;
            /**
             * @description What the company should know
             * @example Dog in the yard
             */
            notes?: string | null;
            /**
             * @description Phone number. Without a country code it is one of the account’s country
             * @example (206) 555-0142
             */
            phone?: string | null;
            /**
             * @description How the company groups its customers
             * @example [
             *       "maintenance"
             *     ]
             */
            tags?: string[] | null;
            /**
             * @description Time zone of the customer, by its IANA name, if it is not the company’s
             * @example America/Los_Angeles
             */
            timeZone?: string | null;
        };
        /** @description All that is held about one customer. */
        CustomerExport: {
            /**
             * @description The customer’s appointments, as it is stored
             * @example [
             *       {
             *         "appointmentId": "01JD4FA6HW2T8NRQ5XK3ZVYB7M"
             *       }
             *     ]
             */
            appointments: {
                [key: string]: unknown;
            }[];
            /**
             * @description Every decision, as it is stored
             * @example [
             *       {
             *         "version": 1,
             *         "channel": "sms",
             *         "decision": "granted"
             *       }
             *     ]
             */
            consentLedger: {
                [key: string]: unknown;
            }[];
            /**
             * @description The consent of each channel and kind, as it is stored
             * @example [
             *       {
             *         "channel": "sms",
             *         "kind": "reminder",
             *         "state": "granted"
             *       }
             *     ]
             */
            consents: {
                [key: string]: unknown;
            }[];
            /**
             * @description The customer, as it is stored
             * @example {
             *       "customerId": "01JD4F3Y9BQX7M2KZT5WNVR8HC",
             *       "name": "Maria Lopez"
             *     }
             */
            customer: {
                [key: string]: unknown;
            };
            /**
             * @description When it was read. RFC 3339, UTC
             * @example 2026-11-25T10:00:00.000Z
             */
            exportedAt: string;
            /**
             * @description Messages to and from the customer, as it is stored
             * @example [
             *       {
             *         "messageId": "01JD4FC9K7P3VXB6TZ2RQWN5YH"
             *       }
             *     ]
             */
            messages: {
                [key: string]: unknown;
            }[];
            /**
             * @description Suppressions of the customer’s addresses
             * @example [
             *       {
             *         "channel": "email",
             *         "cause": "hard-bounce"
             *       }
             *     ]
             */
            stops: {
                [key: string]: unknown;
            }[];
        };
        /** @description What became of a file. Each line with content is in exactly one of `created`, `updated`, `unchanged` and `rejected`. */
        CustomerImport: {
            /** @description Columns that were read */
            columns: components["schemas"]["ImportedColumn"][];
            /**
             * @description How the file was compressed, whatever its header said
             * @enum {string}
             */
            compression: "none" | "gzip" | "deflate" | "br";
            /**
             * @description Customers that are new
             * @example 120
             */
            created: number;
            /** @description Whether nothing was written */
            dryRun: boolean;
            /**
             * @description How the file was read
             * @enum {string}
             */
            encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" | "macintosh";
            /** @description Whether nothing in the file told its encoding: accented letters are worth a look */
            encodingGuessed: boolean;
            /**
             * @description Lines with content
             * @example 198
             */
            lines: number;
            /**
             * @description The program that exported the file, if it is a known one
             * @enum {string}
             */
            program?: "google-contacts" | "outlook" | "quickbooks" | "jobber" | "housecall-pro";
            /** @description Lines that were not imported */
            rejected: components["schemas"]["RejectedLine"][];
            /**
             * @description Columns that were left out
             * @example [
             *       "Birthday"
             *     ]
             */
            skippedColumns: string[];
            /**
             * @description Customers that are as the file has them
             * @example 63
             */
            unchanged: number;
            /**
             * @description Customers that the file changed
             * @example 14
             */
            updated: number;
            /** @description Lines that were imported all the same */
            warnings: components["schemas"]["ImportWarning"][];
        };
        /**
         * @description Whether a customer has bought already.
         *     - `customer`: has bought, or is about to
         *     - `prospect`: may become a customer
         * @enum {string}
         */
        CustomerKind: "customer" | "prospect";
        /** @description A page of customers, newest first. It may be short. */
        CustomerList: {
            /** @description The customers */
            items: components["schemas"]["Customer"][];
            /**
             * @description Give it as `cursor` to get the next page. Absent on the last one
             * @example eyJrIjoiMDFKRCJ9.c2ln
             */
            nextCursor?: string;
        };
        /** @description What the office should know of a customer’s phone. */
        CustomerWarning: {
            /** @description What the office should know of it */
            code: components["schemas"]["CustomerWarningCode"];
        };
        /**
         * @description What the office should know of a phone.
         *     - `unverified_number`: it can be a number by its shape, but the tables of numbers do not know it
         *     - `destination_not_allowed`: this installation sends no text to that country
         *     - `same_phone`: another customer has this phone too
         * @enum {string}
         */
        CustomerWarningCode: "unverified_number" | "destination_not_allowed" | "same_phone";
        /** @description The consent that a message relied on, or that forbade it. */
        DecidingConsent: {
            /**
             * @description Number of the deciding entry in the customer’s ledger
             * @example 3
             */
            entry: number;
            /**
             * @description Since when. RFC 3339, UTC
             * @example 2026-11-20T18:05:00.000Z
             */
            since: string;
            /**
             * @description `granted` or `withdrawn`
             * @example granted
             */
            state: string;
            /**
             * @description Version of the consent
             * @example 1
             */
            version: number;
        };
        /** @description The form for the second factor. */
        DeletionCode: {
            /**
             * @description Code of the authenticator app
             * @example 492039
             */
            code: string;
            /**
             * @description What the page handed out with its form, unchanged
             * @example eyJzdGVwIjoiY29kZSJ9.c2ln
             */
            pass: string;
            /**
             * @description Which form of the page it is
             * @constant
             */
            step: "code";
        };
        /** @description The last form: the name of the company. */
        DeletionConfirmation: {
            /**
             * @description The company’s name, as it is typed: quotation marks, dashes and spaces of any kind
             * @example Rainier Plumbing
             */
            confirm: string;
            /**
             * @description What the page handed out with its form, unchanged
             * @example eyJzdGVwIjoiY29kZSJ9.c2ln
             */
            pass: string;
            /**
             * @description Which form of the page it is
             * @constant
             */
            step: "confirm";
        };
        /** @description The first form of the page: signing in. */
        DeletionSignIn: {
            /**
             * @description Email address of the owner’s login
             * @example dana@rainier-plumbing.example
             */
            email: string;
            /**
             * @description Password of the owner’s login
             * @example correct horse battery staple
             */
            password: string;
            /**
             * @description Which form of the page it is
             * @constant
             */
            step: "sign-in";
        };
        /** @description A phone that may send positions of its member with a token of its own. */
        Device: {
            /**
             * @description Lower bound, in seconds, of how far its clock is ahead; negative when it is behind
             * @example 340
             */
            clockAheadSeconds?: number;
            /**
             * Format: date-time
             * @description When it was created. RFC 3339, UTC
             * @example 2026-11-23T16:04:11.000Z
             */
            createdAt: string;
            /**
             * @description Id of the device
             * @example 01JD2WB4XN6V1GT9HY3RQ7KC8D
             */
            deviceId: string;
            /**
             * @description How the office tells the phone from others
             * @example Ana’s Pixel
             */
            label: string;
            /**
             * @description Format of its last upload
             * @example owntracks
             */
            lastDialect?: string;
            /**
             * Format: date-time
             * @description When it last sent something, exact to the minute. RFC 3339, UTC
             * @example 2026-11-24T17:41:00.000Z
             */
            lastUsedAt?: string;
            /**
             * @description Number of the device within its member: the `device` of the points that it sends
             * @example 1
             */
            number: number;
            /**
             * Format: date-time
             * @description Since when it sends positions while its member is not on shift. RFC 3339, UTC
             * @example 2026-11-24T17:05:00.000Z
             */
            offShiftSince?: string;
            /**
             * @description Uploads since then, none of which was stored
             * @example 12
             */
            offShiftUploads?: number;
            /**
             * Format: date-time
             * @description When the last of them came, exact to the minute. RFC 3339, UTC
             * @example 2026-11-24T08:12:00.000Z
             */
            unreadableAt?: string;
            /** @description What the last of them lacked */
            unreadableLacked?: components["schemas"]["UnreadableUploadReason"];
            /**
             * @description Uploads with a position that could not be read
             * @example 3
             */
            unreadableUploads?: number;
        };
        /** @description The address for each app. */
        DeviceEndpoints: {
            /**
             * @description For GPSLogger for Android, as a custom URL: the app puts its values in the place of `%LAT` and others
             * @example https://api.example.com/in/gpslogger?token=Jq7mXb2kV9sT4wRzN6yH&lat=%LAT&lon=%LON&time=%TIME
             */
            gpslogger: string;
            /**
             * Format: uri
             * @description For Overland
             * @example https://api.example.com/in/overland?token=Jq7mXb2kV9sT4wRzN6yH
             */
            overland: string;
            /**
             * Format: uri
             * @description For OwnTracks, in HTTP mode
             * @example https://api.example.com/in/owntracks
             */
            owntracks: string;
            /**
             * Format: uri
             * @description For Traccar Client
             * @example https://api.example.com/in/traccar?token=Jq7mXb2kV9sT4wRzN6yH
             */
            traccar: string;
            /**
             * Format: uri
             * @description For apps with Transistor Software’s Background Geolocation
             * @example https://api.example.com/in/transistor
             */
            transistor: string;
        };
        /** @description The devices of a member. */
        DeviceList: {
            /** @description The devices */
            items: components["schemas"]["Device"][];
        };
        /** @description What the proposed end of a shift follows from. */
        EndProposal: {
            /**
             * @description The newest movement, the start of the last break, the longest a shift may take, or the start of the next shift
             * @enum {string}
             */
            evidence: "last_movement" | "last_break" | "longest_shift" | "next_shift";
            /**
             * @description Time of the newest sound position. RFC 3339, UTC
             * @example 2026-11-25T00:29:40.000Z
             */
            lastPositionAt?: string;
            /** @description A break that was running; it ends with the shift, whatever the final end */
            openBreak?: components["schemas"]["Break"];
        };
        /** @description The erasure of an account. */
        Erasure: {
            /**
             * Format: date-time
             * @description When the last backup that may hold the data is gone. RFC 3339, UTC
             * @example 2027-01-01T10:00:00.000Z
             */
            backupsExpireAt: string;
            /**
             * Format: date-time
             * @description Until when it can be cancelled, if there is a grace period. RFC 3339, UTC
             * @example 2026-12-02T10:00:00.000Z
             */
            cancelUntil?: string;
            /**
             * @description Id of the erasure
             * @example 01JD6K5Q3NX8TZW7VRB2YHKM9C
             */
            erasureId: string;
            /** @description Rows found and erased, by type of item */
            progress: {
                [key: string]: components["schemas"]["ErasureProgress"];
            };
            /**
             * @description Once `erased`: the receipt, a compact JWS (ES256); `/.well-known/jwks.json` has its key
             * @example eyJhbGciOiJFUzI1NiJ9.eyJlcmFzdXJlSWQiOiIwMUpENiJ9.c2ln
             */
            receipt?: string;
            /**
             * Format: date-time
             * @description When it was asked for. RFC 3339, UTC
             * @example 2026-11-25T10:00:00.000Z
             */
            requestedAt: string;
            /** @description How far it is */
            status: components["schemas"]["ErasureStatus"];
        };
        /** @description Progress of one type of item. */
        ErasureProgress: {
            /**
             * @description Rows erased so far
             * @example 640
             */
            erased: number;
            /**
             * @description Rows found
             * @example 1180
             */
            found: number;
        };
        /** @description The confirmation that an owner types. */
        ErasureRequest: {
            /**
             * @description The company’s name, as it is typed: quotation marks, dashes and spaces of any kind
             * @example Rainier Plumbing
             */
            confirm: string;
        };
        /**
         * @description How far an erasure is.
         *     - `scheduled`: in the grace period: it can be cancelled
         *     - `fencing`: all access ends
         *     - `erasing`: rows are being erased
         *     - `verifying`: it is checked that nothing is left
         *     - `erased`: done; there is a receipt
         *     - `blocked`: no progress for an hour; it is still retried
         *     - `cancelled`: cancelled in the grace period
         * @enum {string}
         */
        ErasureStatus: "scheduled" | "fencing" | "erasing" | "verifying" | "erased" | "blocked" | "cancelled";
        /** @description An export of the whole account as one zip file. */
        Export: {
            /**
             * @description Size of the zip file in bytes
             * @example 4812044
             */
            bytes?: number;
            /**
             * Format: date-time
             * @description Until when `url` works. RFC 3339, UTC
             * @example 2026-11-25T11:01:30.000Z
             */
            expiresAt?: string;
            /**
             * @description Id of the export
             * @example 01JD6K2ZT8XV5QRB3N7WYHM4CA
             */
            exportId: string;
            /**
             * Format: date-time
             * @description When it was ready. RFC 3339, UTC
             * @example 2026-11-25T10:01:30.000Z
             */
            finishedAt?: string;
            /**
             * @description Lines written so far, by file; files, by folder
             * @example {
             *       "customers.ndjson": 214,
             *       "tracks/": 1180
             *     }
             */
            progress: {
                [key: string]: number;
            };
            /**
             * Format: date-time
             * @description When it was asked for. RFC 3339, UTC
             * @example 2026-11-25T10:00:00.000Z
             */
            requestedAt: string;
            /**
             * @description How far it is
             * @enum {string}
             */
            status: "running" | "ready" | "failed" | "expired";
            /**
             * Format: uri
             * @description Where to download the zip file, without a token
             * @example https://files.example.com/exports/01JD6K2ZT8.zip?signature=8f2c
             */
            url?: string;
        };
        /** @description A field that is not valid. */
        FieldError: {
            /**
             * @description What is wrong with it; it quotes nothing of the request
             * @example must come after startedAt
             */
            message: string;
            /**
             * @description Where it stands in the request; `*` for a key that the client chose; empty when the whole is meant, as with unknown fields
             * @example [
             *       "breaks",
             *       "0",
             *       "endedAt"
             *     ]
             */
            path: string[];
        };
        /** @description An error of the gateway, before any code of ours ran: decide by the status. */
        GatewayMessage: {
            /**
             * @description What is wrong, in the gateway’s words
             * @example Too Many Requests
             */
            message?: string;
        };
        /** @description A place. */
        GeoPoint: {
            /**
             * @description Radius in metres within which the true position lies
             * @example 8
             */
            accuracy?: number;
            /**
             * @description Latitude in degrees, WGS84
             * @example 47.620422
             */
            lat: number;
            /**
             * @description Longitude in degrees, WGS84; west is negative
             * @example -122.349358
             */
            lon: number;
        };
        /** @description That the service runs. */
        Health: {
            /**
             * @description Always `ok`
             * @constant
             */
            status: "ok";
        };
        /** @description A change of the caller’s hours. */
        HoursChange: {
            /**
             * @description What was done to the shift
             * @enum {string}
             */
            action: "entered" | "corrected" | "approved" | "reopened" | "removed" | "closed";
            /**
             * Format: date-time
             * @description When it was changed. RFC 3339, UTC
             * @example 2026-11-25T09:12:00.000Z
             */
            at: string;
            /**
             * @description Id of the member who did it, or `auto` for an automatic close
             * @example 01JD2W8XW5B6K3NRZQ7TVYHM2C
             */
            by: string;
            /**
             * @description Name of that member
             * @example Dana Reyes
             */
            byName?: string;
            /** @description Old and new values, by field */
            changes?: {
                [key: string]: components["schemas"]["ChangedValue"];
            };
            /**
             * @description Why; absent of corrections beyond a shift’s last 20
             * @example Forgot to clock out
             */
            reason?: string;
            /**
             * @description Id of the shift: chosen by the phone that clocked in, or made by the server
             * @example 01JDAZ6J2V8Q4XW3N5T7R9C1KM
             */
            shiftId: string;
        };
        /** @description A page of changes, newest first. */
        HoursChangeList: {
            /** @description The changes */
            items: components["schemas"]["HoursChange"][];
            /**
             * @description Give it as `cursor` to get the next page. Absent on the last one
             * @example eyJrIjoiMDFKRCJ9.c2ln
             */
            nextCursor?: string;
        };
        /** @description A column that was read. */
        ImportedColumn: {
            /**
             * @description Its header in the file
             * @example Correo
             */
            column: string;
            /**
             * @description The field that it went to
             * @example email
             */
            field: string;
        };
        /** @description A line that was imported all the same. */
        ImportWarning: {
            /**
             * @description What the office should know of it
             * @enum {string}
             */
            code: "unverified_number" | "destination_not_allowed" | "same_phone" | "stopped_by_customer" | "suppressed_address";
            /**
             * @description Line of the file, from 1
             * @example 17
             */
            line: number;
        };
        /** @description A position that cannot be stored. */
        InvalidPing: {
            /**
             * @description Its place in `pings`, from 0
             * @example 17
             */
            index: number;
            /** @description What is wrong with it */
            reason: components["schemas"]["InvalidPingReason"];
        };
        /**
         * @description Why a position cannot be stored.
         *     - `time_unreadable`: `at` is not RFC 3339
         *     - `time_in_future`: `at` is more than 5 minutes ahead of the server
         *     - `time_too_old`: `at` is more than 14 days ago
         *     - `position_missing`: `lat` or `lon` is null
         *     - `position_out_of_range`: `lat` or `lon` is not on Earth
         * @enum {string}
         */
        InvalidPingReason: "time_unreadable" | "time_in_future" | "time_too_old" | "position_missing" | "position_out_of_range";
        /** @description What became of the email of an invitation. */
        InvitationEmail: {
            /**
             * @description Why it waits or did not arrive
             * @example quota
             */
            reason?: string;
            /**
             * @description Status of the email
             * @enum {string}
             */
            status: "queued" | "deferred" | "sending" | "sent" | "delivered" | "bounced" | "complained" | "failed" | "unknown" | "expired";
        };
        /** @description A public key that verifies receipts. */
        JsonWebKey: {
            /**
             * @description Algorithm that the key signs with
             * @constant
             */
            alg: "ES256";
            /**
             * @description Curve of the key
             * @constant
             */
            crv: "P-256";
            /**
             * @description Names the key in the header of a receipt
             * @example 2026-11
             */
            kid: string;
            /**
             * @description Family of the key
             * @constant
             */
            kty: "EC";
            /**
             * @description What the key is for: signatures
             * @constant
             */
            use: "sig";
            /**
             * @description X coordinate, base64url
             * @example f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU
             */
            x: string;
            /**
             * @description Y coordinate, base64url
             * @example x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0
             */
            y: string;
        };
        /** @description A JWK set (RFC 7517). */
        JsonWebKeySet: {
            /** @description The keys, those of earlier receipts too */
            keys: components["schemas"]["JsonWebKey"][];
        };
        /**
         * @description Languages of pages, emails and texts, ISO 639-1.
         *     - `en`: English
         *     - `es`: Spanish
         * @enum {string}
         */
        Language: "en" | "es";
        /** @description The calling member, with the account. */
        Me: {
            /** @description The company that the caller works for */
            account: components["schemas"]["Account"];
            /**
             * Format: email
             * @description Email address that the member signs in with
             * @example ana@rainier-plumbing.example
             */
            email: string;
            /** @description Language of emails to the member. Absent: the company’s */
            language?: components["schemas"]["Language"];
            /**
             * @description Id of the caller
             * @example 01JD2W9A7M3CFX5PQ8ZK2RTV6B
             */
            memberId: string;
            /**
             * @description Name of the member, as colleagues and customers read it
             * @example Ana Silva
             */
            name: string;
            /**
             * @description What the member may do
             * @example worker
             */
            role: components["schemas"]["Role"];
        };
        /** @description What to change of oneself. */
        MeChange: {
            /** @description Language of emails to oneself; `null` goes back to the company’s */
            language?: components["schemas"]["Language"] | null;
            /**
             * @description Name of the member, as colleagues and customers read it
             * @example Ana Silva
             */
            name?: string;
        };
        /** @description A person who works for the company, with a login. */
        Member: {
            /**
             * Format: date-time
             * @description When it was created. RFC 3339, UTC
             * @example 2026-11-23T16:04:11.000Z
             */
            createdAt: string;
            /**
             * Format: email
             * @description Email address that the member signs in with
             * @example ana@rainier-plumbing.example
             */
            email: string;
            /** @description What became of the email of an open invitation */
            invitation?: components["schemas"]["InvitationEmail"];
            /**
             * Format: date-time
             * @description While the invitation is not accepted: when it ends. RFC 3339, UTC
             * @example 2026-11-27T15:00:00.000Z
             */
            invitedUntil?: string;
            /** @description Language of emails to the member. Absent: the company’s */
            language?: components["schemas"]["Language"];
            /**
             * @description Id of the member
             * @example 01JD2W9A7M3CFX5PQ8ZK2RTV6B
             */
            memberId: string;
            /**
             * @description Name of the member, as colleagues and customers read it
             * @example Ana Silva
             */
            name: string;
            /**
             * Format: date-time
             * @description When the member acknowledged the tracking notice. RFC 3339, UTC
             * @example 2026-11-20T15:00:00.000Z
             */
            noticeAcknowledgedAt?: string;
            /**
             * @description What the member may do
             * @example worker
             */
            role: components["schemas"]["Role"];
        };
        /** @description What to change of a member. */
        MemberChange: {
            /** @description Language of emails to the member; `null` goes back to the company’s */
            language?: components["schemas"]["Language"] | null;
            /**
             * @description Name of the member, as colleagues and customers read it
             * @example Ana Silva
             */
            name?: string;
            /**
             * @description What the member may do
             * @example worker
             */
            role?: components["schemas"]["Role"];
        };
        /** @description That a removed member is being erased. */
        MemberErasure: {
            /**
             * @description Id of the member whom it is about
             * @example 01JD2W9A7M3CFX5PQ8ZK2RTV6B
             */
            memberId: string;
            /**
             * @description Always `erasing`
             * @constant
             */
            status: "erasing";
        };
        /** @description A page of members, newest first. */
        MemberList: {
            /** @description The members */
            items: components["schemas"]["Member"][];
            /**
             * @description Give it as `cursor` to get the next page. Absent on the last one
             * @example eyJrIjoiMDFKRCJ9.c2ln
             */
            nextCursor?: string;
        };
        /** @description A message to a customer, or a text from one. */
        Message: {
            /**
             * @description Id of the appointment that it is about
             * @example 01JD4FA6HW2T8NRQ5XK3ZVYB7M
             */
            appointmentId?: string;
            /**
             * @description How often it was handed to the provider
             * @example 1
             */
            attempts: number;
            /**
             * @description Id of the bulk request that it came of
             * @example 01JD4FG2M5QXZ8TWRK7NVYB3HC
             */
            bulkId?: string;
            /** @description By which channel: text message (SMS) or email */
            channel: components["schemas"]["Channel"];
            /**
             * @description When it was decided, or came. RFC 3339, UTC
             * @example 2026-11-24T17:00:00.000Z
             */
            createdAt: string;
            /**
             * @description Id of the customer; absent in a text from a number that no customer has
             * @example 01JD4F3Y9BQX7M2KZT5WNVR8HC
             */
            customerId?: string;
            /** @description From what the last decision followed */
            decided?: components["schemas"]["MessageDecision"];
            /**
             * @description To the customer, or from the customer
             * @enum {string}
             */
            direction: "outbound" | "inbound";
            /** @description What the provider reported, in any order */
            events: components["schemas"]["MessageEvent"][];
            /**
             * @description Of a text from a number that no customer has: the number, E.164
             * @example +12065550177
             */
            from?: string;
            /**
             * @description Id of the text from the customer that it answers
             * @example 01JD4FC9K7P3VXB6TZ2RQWN5YH
             */
            inReplyTo?: string;
            /** @description What it is for. `answer`: an automatic reply; `reply`: a text from a customer, or the office’s answer to one */
            kind: components["schemas"]["MessageRowKind"];
            /**
             * @description Id of the message
             * @example 01JD4FC9K7P3VXB6TZ2RQWN5YH
             */
            messageId: string;
            /**
             * @description Of a reminder: which one, as a negative ISO 8601 duration, `now` if staff asked for it, `move` if it tells a new time
             * @example -PT2H
             */
            offset?: string;
            /**
             * @description What the carrier charged, in US dollars
             * @example 0.00645
             */
            priceUsd?: number;
            /**
             * @description The provider’s id of it
             * @example 0100018f-7a1e-4c5f-9b7a-2f1d0c3e5a6b-000000
             */
            providerMessageId?: string;
            /** @description Of a text from a customer: whether a member has marked it as read */
            read?: boolean;
            /**
             * @description When it was marked as read. RFC 3339, UTC
             * @example 2026-11-24T17:00:02.000Z
             */
            readAt?: string;
            /**
             * @description Id of the member who marked it
             * @example 01JD2W8XW5B6K3NRZQ7TVYHM2C
             */
            readBy?: string;
            /**
             * @description Of a text from a customer: what it was read as, such as `stop`, `start`, `help`, `pause` or `reply`
             * @example reply
             */
            reading?: string;
            /**
             * @description Why it was not sent, or not yet. Of a `refused` one a `RefusalReason`; of a `queued` one a `WaitReason`; of a `failed` one `template`, `too_long`, `internal` or the provider’s name of the error; of a `cancelled` one `superseded` or `gone`
             * @example no_consent
             */
            reason?: components["schemas"]["RefusalReason"] | components["schemas"]["WaitReason"] | string;
            /**
             * @description Revision of the appointment that it is about
             * @example 1
             */
            revision?: number;
            /**
             * @description When it was handed to the provider. RFC 3339, UTC
             * @example 2026-11-24T17:00:02.000Z
             */
            sentAt?: string;
            /**
             * @description What became of it so far
             * @example delivered
             */
            status: components["schemas"]["MessageStatus"];
            /**
             * @description Subject of an email
             * @example Your estimate
             */
            subject?: string;
            /**
             * @description What it says
             * @example Reminder: Rainier Plumbing comes on Mon, Nov 30 at 9:00 AM. Reply STOP to opt out.
             */
            text?: string;
            /**
             * @description Address that it went to: E.164, or an email address
             * @example +12065550142
             */
            to?: string;
            /**
             * @description Of a `deferred` one: when sending hours begin. RFC 3339, UTC
             * @example 2026-11-25T16:00:00.000Z
             */
            until?: string;
        };
        /** @description The facts that a message’s last decision followed from. */
        MessageDecision: {
            /**
             * @description When it was decided. RFC 3339, UTC
             * @example 2026-11-24T17:00:02.000Z
             */
            at: string;
            /** @description The consent that it relied on, or that forbade it */
            consent?: components["schemas"]["DecidingConsent"];
            /**
             * @description Of a text: `UCS-2` has 70 characters a segment, `GSM-7` has 160
             * @enum {string}
             */
            encoding?: "GSM-7" | "UCS-2";
            /** @description Sending hours at that moment */
            openHours?: components["schemas"]["OpenHours"];
            /**
             * @description Of a deferred one: when sending hours begin. RFC 3339, UTC
             * @example 2026-11-25T16:00:00.000Z
             */
            opensAt?: string;
            /**
             * @description When a planned reminder was due. RFC 3339, UTC
             * @example 2026-11-24T17:00:02.000Z
             */
            plannedAt?: string;
            /**
             * @description Of a text: how many segments the carrier counts
             * @example 1
             */
            segments?: number;
            /** @description The template that it was written with */
            template?: components["schemas"]["UsedTemplate"];
            /**
             * @description Time zone that sending hours were taken in
             * @example America/Los_Angeles
             */
            timeZone?: string;
        };
        /** @description What a provider reported of a message. */
        MessageEvent: {
            /**
             * @description When. RFC 3339, UTC
             * @example 2026-11-24T17:00:02.000Z
             */
            at: string;
            /**
             * @description A code of the provider’s
             * @example Permanent
             */
            detail?: string;
            /**
             * @description Of a bounce: its kind, as the provider names it
             * @example General
             */
            subtype?: string;
            /**
             * @description What happened: `send`, `delivery`, `delay`, `bounce`, `complaint`, `reject`, `rendering-failure`, `subscription` or `failure`
             * @example delivery
             */
            type: string;
        };
        /**
         * @description Kinds of message that need consent.
         *     - `reminder`: before an appointment, or when its time has changed
         *     - `confirmation`: that something is agreed
         *     - `on-my-way`: that the worker is on the way
         *     - `proposal`: an offer or estimate
         *     - `invoice`: an invoice
         *     - `marketing`: anything that sells
         * @enum {string}
         */
        MessageKind: "reminder" | "confirmation" | "on-my-way" | "proposal" | "invoice" | "marketing";
        /** @description A page of messages, newest first. */
        MessageList: {
            /** @description The messages */
            items: components["schemas"]["Message"][];
            /**
             * @description Give it as `cursor` to get the next page. Absent on the last one
             * @example eyJrIjoiMDFKRCJ9.c2ln
             */
            nextCursor?: string;
        };
        /**
         * @description What a message is for.
         *     - `reminder`: before an appointment, or when its time has changed
         *     - `confirmation`: that something is agreed
         *     - `on-my-way`: that the worker is on the way
         *     - `proposal`: an offer or estimate
         *     - `invoice`: an invoice
         *     - `marketing`: anything that sells
         *     - `answer`: an automatic reply, to STOP, START or HELP
         *     - `reply`: a text from a customer, or the office’s answer to one
         * @enum {string}
         */
        MessageRowKind: "reminder" | "confirmation" | "on-my-way" | "proposal" | "invoice" | "marketing" | "answer" | "reply";
        /**
         * @description What became of a message.
         *     - `refused`: the consent gate refused it; `reason` says why
         *     - `queued`: it waits to be sent
         *     - `deferred`: it waits for sending hours
         *     - `sending`: it is being handed to the provider
         *     - `sent`: the provider has taken it
         *     - `delivered`: the provider says that it arrived
         *     - `bounced`: the email came back
         *     - `complained`: the customer reported it as spam
         *     - `failed`: it could not be sent
         *     - `unknown`: the provider gave no answer, so it may have been sent; it is not sent again
         *     - `expired`: it was `unknown` for so long that no report will come
         *     - `cancelled`: it was superseded, or what it is about is gone
         * @enum {string}
         */
        MessageStatus: "refused" | "queued" | "deferred" | "sending" | "sent" | "delivered" | "bounced" | "complained" | "failed" | "unknown" | "expired" | "cancelled";
        /** @description Rules of messages to customers. */
        MessagingSettings: {
            /**
             * @description Most units sent in a calendar month: segments of texts, and emails
             * @example 10000
             */
            monthlyCap: number;
            /**
             * @description How long before an appointment reminders go out, as negative ISO 8601 durations
             * @example [
             *       "-P1D",
             *       "-PT2H"
             *     ]
             */
            reminderOffsets: string[];
            /**
             * @description Name that messages are signed with, in place of the company’s name
             * @example Rainier
             */
            senderName?: string;
            /** @description The hours of the customer’s day in which messages are sent */
            sendingHours: components["schemas"]["SendingHours"];
        };
        /** @description Rules of messages to change. */
        MessagingSettingsChange: {
            /**
             * @description Most units sent in a calendar month: segments of texts, and emails
             * @example 10000
             */
            monthlyCap?: number;
            /**
             * @description How long before an appointment reminders go out, as negative ISO 8601 durations
             * @example [
             *       "-P1D",
             *       "-PT2H"
             *     ]
             */
            reminderOffsets?: string[];
            /**
             * @description Name that messages are signed with, in place of the company’s name
             * @example Rainier
             */
            senderName?: string | null;
            /** @description The hours of the customer’s day in which messages are sent */
            sendingHours?: components["schemas"]["SendingHoursChange"];
        };
        /** @description A company to open an account for. */
        NewAccount: {
            /**
             * @description Email address that customers’ replies go to
             * @example office@rainier-plumbing.example
             */
            contactEmail: string;
            /**
             * @description Country, as ISO 3166-1 alpha-2: phone numbers without a country code are read with it
             * @example US
             */
            country: string;
            /** @description Language, as ISO 639-1 */
            language?: components["schemas"]["Language"];
            /**
             * @description Name of the company, as customers read it
             * @example Rainier Plumbing
             */
            name: string;
            /**
             * @description Name of the caller, who becomes the owner. Without it the login’s name stands, else its email address
             * @example Dana Reyes
             */
            ownerName?: string;
            /**
             * @description Postal address, which emails to customers show
             * @example 1200 Pine St, Seattle, WA 98101
             */
            postalAddress: string;
            /**
             * @description The company’s time zone, by its IANA name: days of timesheets begin in it
             * @example America/Los_Angeles
             */
            timeZone: string;
        };
        /** @description An appointment to make. */
        NewAppointment: {
            /**
             * @description Where it is. Absent: the customer’s address
             * @example 4021 Fremont Ave N, Seattle, WA 98103
             */
            address?: string;
            /**
             * @description Id of the customer
             * @example 01JD4F3Y9BQX7M2KZT5WNVR8HC
             */
            customerId: string;
            /**
             * @description How long it takes, in minutes: at most 7 days
             * @example 90
             */
            durationMinutes: number;
            /** @description What it is for */
            kind: components["schemas"]["AppointmentKind"];
            /**
             * @description Id of the worker who goes
             * @example 01JD2W9A7M3CFX5PQ8ZK2RTV6B
             */
            memberId?: string;
            /** @description Where it is on the map: the time of arrival is estimated from it */
            position?: components["schemas"]["NewAppointmentPlace"];
            /**
             * @description How long before it reminders go out, as negative ISO 8601 durations. Absent: the account’s
             * @example [
             *       "-P1D",
             *       "-PT2H"
             *     ]
             */
            reminders?: string[];
            /**
             * @description When it begins: RFC 3339, or local time in `timeZone`
             * @example 2026-11-30T09:00
             */
            startsAt: string;
            /**
             * @description Time zone of the place, by its IANA name. Required with a local time
             * @example America/Los_Angeles
             */
            timeZone?: string;
            /**
             * @description What it is about; worker and customer read it
             * @example Replace water heater
             */
            title: string;
        };
        /** @description The place of an appointment to store. */
        NewAppointmentPlace: {
            /**
             * @description Latitude in degrees, WGS84
             * @example 47.620422
             */
            lat: number;
            /**
             * @description Longitude in degrees, WGS84; west is negative
             * @example -122.349358
             */
            lon: number;
        };
        /** @description A break to enter. */
        NewBreak: {
            /**
             * Format: date-time
             * @description When the break ends. RFC 3339
             * @example 2026-11-24T12:30:00-08:00
             */
            endedAt: string;
            /** @description Whether the break counts as worked time; unpaid unless true */
            paid?: boolean;
            /**
             * Format: date-time
             * @description When the break begins. RFC 3339
             * @example 2026-11-24T12:00:00-08:00
             */
            startedAt: string;
        };
        /** @description A decision of a customer to record. */
        NewConsentEntry: {
            /** @description By which channel: text message (SMS) or email */
            channel: components["schemas"]["Channel"];
            /**
             * @description What was decided
             * @enum {string}
             */
            decision: "granted" | "withdrawn";
            /**
             * @description What proves it: a note, or facts by name
             * @example {
             *       "form": "intake-2026",
             *       "page": 2
             *     }
             */
            evidence?: string | {
                [key: string]: string | number | boolean;
            };
            /** @description Kinds of message that it is about */
            kinds: components["schemas"]["MessageKind"][];
            /** @description How the customer decided */
            method: components["schemas"]["ConsentMethod"];
            /**
             * @description The wording that the customer was shown, word for word. Required for a grant
             * @example Rainier Plumbing may text me reminders of my appointments…
             */
            statement?: string;
        };
        /** @description What to ask a customer for. */
        NewConsentRequest: {
            /** @description Channels to ask for; the customer needs an address for each */
            channels: components["schemas"]["Channel"][];
            /** @description Kinds of message to ask for */
            kinds: components["schemas"]["MessageKind"][];
        };
        /** @description A customer or prospect to add. */
        NewCustomer: {
            /**
             * @description Where the work is done
             * @example 4021 Fremont Ave N, Seattle, WA 98103
             */
            address?: string;
            /**
             * @description Email address
             * @example maria.lopez@example.com
             */
            email?: string;
            /** @description Whether they have bought already */
            kind: components["schemas"]["CustomerKind"];
            /** @description Language of messages to the customer. Absent: the company’s */
            language?: components["schemas"]["Language"];
            /**
             * @description Name of the person or company
             * @example Maria Lopez
             */
            name: string;
            /**
             * @description What the company should know
             * @example Dog in the yard
             */
            notes?: string;
            /**
             * @description Phone number. Without a country code it is one of the account’s country
             * @example (206) 555-0142
             */
            phone?: string;
            /**
             * @description How the company groups its customers
             * @example [
             *       "maintenance"
             *     ]
             */
            tags?: string[];
            /**
             * @description Time zone of the customer, by its IANA name, if it is not the company’s
             * @example America/Los_Angeles
             */
            timeZone?: string;
        };
        /** @description A phone to add. */
        NewDevice: {
            /**
             * @description How the office tells the phone from others
             * @example Ana’s Pixel
             */
            label: string;
        };
        /** @description A place where a worker taps. */
        NewGeoPoint: {
            /**
             * @description Radius in metres within which the true position lies
             * @example 8
             */
            accuracy?: number;
            /**
             * @description Latitude in degrees, WGS84
             * @example 47.620422
             */
            lat: number;
            /**
             * @description Longitude in degrees, WGS84; west is negative
             * @example -122.349358
             */
            lon: number;
        };
        /** @description A person to invite. */
        NewMember: {
            /**
             * @description Email address that the member signs in with
             * @example ana@rainier-plumbing.example
             */
            email: string;
            /** @description Language of emails to the member. Absent: the company’s */
            language?: components["schemas"]["Language"];
            /**
             * @description Name of the member, as colleagues and customers read it
             * @example Ana Silva
             */
            name: string;
            /**
             * @description What the member may do
             * @example worker
             */
            role: components["schemas"]["Role"];
        };
        /** @description A message that staff wrote. */
        NewMessage: {
            /** @description By which channels. Required, except for a reply, which goes by SMS */
            channels?: components["schemas"]["Channel"][];
            /**
             * @description Of a reply: id of the text from the customer that it answers, of the last 24 hours
             * @example 01JD4FC9K7P3VXB6TZ2RQWN5YH
             */
            inReplyTo?: string;
            /**
             * @description What it is for: the consent to that kind decides. `reply` answers a text from the customer
             * @enum {string}
             */
            kind: "confirmation" | "proposal" | "invoice" | "marketing" | "reply";
            /**
             * Format: uri
             * @description A link to add: https, with a host that reads as it is
             * @example https://rainier-plumbing.example/estimates/214
             */
            link?: string;
            /**
             * @description Subject of the email; a text has none
             * @example Your estimate
             */
            subject?: string;
            /**
             * @description What to say
             * @example Your estimate is ready. Call us with any question.
             */
            text: string;
        };
        /** @description A shift that was not clocked. */
        NewShift: {
            /** @description Its breaks; they must lie inside it and not overlap */
            breaks?: components["schemas"]["NewBreak"][];
            /**
             * Format: date-time
             * @description When it ends. RFC 3339, not in the future
             * @example 2026-11-24T16:31:00-08:00
             */
            endedAt: string;
            /**
             * @description Id of the member whom it is about
             * @example 01JD2W9A7M3CFX5PQ8ZK2RTV6B
             */
            memberId: string;
            /**
             * @description Why; the worker can read it
             * @example Forgot to clock out
             */
            reason: string;
            /**
             * Format: date-time
             * @description When it begins. RFC 3339
             * @example 2026-11-24T08:02:00-08:00
             */
            startedAt: string;
        };
        /** @description What to preview. */
        NewTemplatePreview: {
            /**
             * @description What it says, in Liquid. Without it, the template in force
             * @example Reminder: {{ company }} comes on {{ date }} at {{ time }}.
             */
            body?: string;
            /** @description By which channel: text message (SMS) or email */
            channel: components["schemas"]["Channel"];
            /** @description Kind of message */
            kind: components["schemas"]["MessageKind"];
            /** @description Language, as ISO 639-1 */
            language?: components["schemas"]["Language"];
            /**
             * @description Subject of an email, in Liquid; a text has none
             * @example Reminder: {{ title }}
             */
            subject?: string;
        };
        /** @description Which positions to erase. */
        NewTrackErasure: {
            /**
             * @description Those before this: an instant (RFC 3339), or a date, whose start in the account’s time zone is meant
             * @example 2026-01-01
             */
            before: string;
            /**
             * @description Only those of this member
             * @example 01JD2W9A7M3CFX5PQ8ZK2RTV6B
             */
            memberId?: string;
        };
        /** @description That a worker is on the way. */
        OnMyWayRequest: {
            /**
             * @description Minutes until the worker arrives. Without it they are estimated from the live position
             * @example 25
             */
            etaMinutes?: number;
        };
        /** @description Hours of the customer’s day in which messages were sent. */
        OpenHours: {
            /**
             * @description End, as HH:MM, exclusive
             * @example 20:00
             */
            end: string;
            /**
             * @description First minute, as HH:MM
             * @example 08:00
             */
            start: string;
        };
        /** @description Which shifts to approve: those that begin in the period. */
        PeriodApproval: {
            /**
             * @description `nextCursor` of the answer before, for the rest
             * @example eyJrIjoiMDFKRCJ9.c2ln
             */
            cursor?: string;
            /**
             * Format: date
             * @description First day, YYYY-MM-DD, in the account’s time zone
             * @example 2026-11-23
             */
            from: string;
            /**
             * @description Only those of this member
             * @example 01JD2W9A7M3CFX5PQ8ZK2RTV6B
             */
            memberId?: string;
            /**
             * Format: date
             * @description Day after the last, YYYY-MM-DD
             * @example 2026-11-30
             */
            to: string;
        };
        /** @description A page of all that is held about the caller. */
        PersonalExport: {
            /**
             * Format: date-time
             * @description When this page was read. RFC 3339, UTC
             * @example 2026-11-25T10:00:00.000Z
             */
            exportedAt: string;
            /**
             * @description Rows by file name, as they are stored
             * @example {
             *       "members": [
             *         {
             *           "memberId": "01JD2W9A7M3CFX5PQ8ZK2RTV6B",
             *           "name": "Ana Silva"
             *         }
             *       ]
             *     }
             */
            items: {
                [key: string]: {
                    [key: string]: unknown;
                }[];
            };
            /**
             * @description Give it as `cursor` to get the next page. Absent on the last one
             * @example eyJrIjoiMDFKRCJ9.c2ln
             */
            nextCursor?: string;
        };
        /** @description A position as a phone measured it. Further fields are ignored. */
        Ping: {
            /**
             * @description Radius in metres within which the true position lies
             * @example 8
             */
            accuracy?: number | null;
            /**
             * @description What the phone’s motion sensors take the movement for
             * @example in_vehicle
             */
            activity?: string | null;
            /**
             * @description Height in metres, as the phone says it
             * @example 52
             */
            altitude?: number | null;
            /**
             * Format: date-time
             * @description When it was measured: at most 5 minutes ahead and 14 days back. RFC 3339 with any offset
             * @example 2026-11-24T08:20:31-08:00
             */
            at: string;
            /**
             * @description Charge of the phone’s battery, from 0 (empty) to 1 (full)
             * @example 0.83
             */
            battery?: number | null;
            /**
             * @description Direction of movement in degrees clockwise from true north, 0 to 360
             * @example 274
             */
            heading?: number | null;
            /**
             * @description Any id of the phone’s own; it is not stored
             * @example 7c1f
             */
            id?: string | number | null;
            /**
             * @description Latitude in degrees, WGS84
             * @example 47.620422
             */
            lat: number | null;
            /**
             * @description Longitude in degrees, WGS84; west is negative
             * @example -122.349358
             */
            lon: number | null;
            /** @description Whether the phone says that an app simulates the position */
            mock?: boolean | null;
            /** @description Whether the phone says that it moves */
            moving?: boolean | null;
            /**
             * @description Speed in metres per second
             * @example 11.4
             */
            speed?: number | null;
        };
        /** @description What became of a member’s positions of one day. */
        PingCount: {
            /**
             * Format: date
             * @description The day that they came, in the account’s time zone
             * @example 2026-11-24
             */
            day: string;
            /**
             * @description Positions that were stored already
             * @example 3
             */
            duplicates: number;
            /**
             * @description Positions that could not be stored
             * @example 1
             */
            invalid: number;
            /**
             * @description Positions outside every shift of the worker: forgotten
             * @example 2
             */
            outsideShift: number;
            /**
             * @description Positions that came
             * @example 5128
             */
            received: number;
            /**
             * @description Positions that were stored
             * @example 5120
             */
            stored: number;
        };
        /** @description What became of a member’s positions, by day. */
        PingCountList: {
            /** @description The days, oldest first */
            items: components["schemas"]["PingCount"][];
        };
        /** @description Positions to store. Further fields are ignored. */
        PingUpload: {
            /** @description The positions, in any order; more than 10,000 are taken in parts. Best are a few hundred */
            pings: components["schemas"]["Ping"][];
            /**
             * @description The shift that they belong to, by the id of its clock-in. Without it their time decides
             * @example aX3kQ9mZ-20261124-1
             */
            shiftId?: string;
        };
        /** @description What became of the positions. The counts add up to those sent. */
        PingUploadResult: {
            /**
             * @description Positions that are stored now
             * @example 494
             */
            accepted: number;
            /**
             * @description Positions that were stored already
             * @example 3
             */
            duplicates: number;
            /** @description Positions that cannot be stored, ever: drop them */
            invalid: components["schemas"]["InvalidPing"][];
            /**
             * @description Positions outside every shift of the worker: forgotten
             * @example 2
             */
            outsideShift: number;
            /**
             * @description `off`: the worker is not on shift, so stop the sensor until the next clock-in
             * @enum {string}
             */
            tracking: "on" | "off";
        };
        /**
         * @description Why a position counts for nothing but the line on the map.
         *     - `inaccurate`: its accuracy radius is too wide
         *     - `mock`: the phone says that an app simulates it
         *     - `jump`: it would need an impossible speed
         *     - `stale`: the phone repeated it after it had left the place
         * @enum {string}
         */
        PointFlag: "inaccurate" | "mock" | "jump" | "stale";
        /** @description A worker on shift, with the newest position if there is one yet. */
        Position: {
            /**
             * @description Radius in metres within which the true position lies
             * @example 8
             */
            accuracy?: number;
            /**
             * Format: date-time
             * @description When the phone was there. RFC 3339, UTC
             * @example 2026-11-24T16:20:31.000Z
             */
            at?: string;
            /**
             * @description Charge of the phone’s battery, from 0 (empty) to 1 (full)
             * @example 0.83
             */
            battery?: number;
            /**
             * @description Number of the device that sent it; absent for the member’s own login
             * @example 1
             */
            device?: number;
            /**
             * @description Direction of movement in degrees clockwise from true north, 0 to 360
             * @example 274
             */
            heading?: number;
            /**
             * Format: date-time
             * @description When the last upload of the shift came. RFC 3339, UTC
             * @example 2026-11-24T16:21:02.000Z
             */
            lastHeardAt?: string;
            /**
             * @description Latitude in degrees, WGS84
             * @example 47.620422
             */
            lat?: number;
            /**
             * @description Longitude in degrees, WGS84; west is negative
             * @example -122.349358
             */
            lon?: number;
            /**
             * @description Id of the worker
             * @example 01JD2W9A7M3CFX5PQ8ZK2RTV6B
             */
            memberId: string;
            /**
             * @description Name of the worker
             * @example Ana Silva
             */
            name: string;
            /** @description Whether the worker is on a break */
            onBreak: boolean;
            /**
             * @description Id of the shift: chosen by the phone that clocked in, or made by the server
             * @example 01JDAZ6J2V8Q4XW3N5T7R9C1KM
             */
            shiftId: string;
            /** @description True when a phone that had been sending is not heard for 15 minutes, breaks not counted */
            silent?: boolean;
            /**
             * Format: date-time
             * @description Since when. RFC 3339, UTC
             * @example 2026-11-24T16:21:02.000Z
             */
            silentSince?: string;
            /**
             * @description Speed in metres per second
             * @example 11.4
             */
            speed?: number;
            /**
             * Format: date-time
             * @description When the shift began. RFC 3339, UTC
             * @example 2026-11-24T16:02:00.000Z
             */
            startedAt: string;
        };
        /** @description Where the workers on shift are. */
        PositionList: {
            /** @description The workers on shift */
            items: components["schemas"]["Position"][];
        };
        /** @description An error (RFC 9457). Decide by `code`; the words may change. */
        Problem: {
            /** @description What is wrong, for programs */
            code: components["schemas"]["ProblemCode"];
            /**
             * @description More about this case, if there is more to say
             * @example compress with gzip, deflate or br
             */
            detail?: string;
            /** @description For `invalid`: the fields that are not valid */
            errors?: components["schemas"]["FieldError"][];
            /**
             * @description Names the request in our logs; also the header `apigw-requestid`
             * @example bXk2TgqWIAMEJ8w=
             */
            requestId: string;
            /** @description For `already_clocked_in` and `overlap`: the shift that is in the way */
            shift?: components["schemas"]["Shift"];
            /**
             * @description The HTTP status again
             * @example 409
             */
            status: number;
            /**
             * @description What is wrong, in words for developers
             * @example No shift is open
             */
            title: string;
            /**
             * Format: uri
             * @description Where `/docs` explains this error
             * @example https://api.example.com/docs#error-not_clocked_in
             */
            type: string;
        };
        /**
         * @description All errors. A code never changes its meaning.
         *     - `malformed_json` (400): The body is not valid JSON
         *     - `unauthorized` (401): A valid token is required
         *     - `forbidden` (403): Your role does not allow this
         *     - `no_account` (403): This login does not belong to an account
         *     - `account_erasing` (403): This account is being erased
         *     - `reauthentication_required` (403): Sign in again to continue
         *     - `not_found` (404): Not found
         *     - `account_exists` (409): This login already has an account
         *     - `already_clocked_in` (409): Another shift is already open
         *     - `approved` (409): The shift has been approved
         *     - `email_taken` (409): This email address already has a login
         *     - `idempotency_in_progress` (409): The first request with this key is still in progress
         *     - `last_owner` (409): An account needs at least one owner
         *     - `not_clocked_in` (409): No shift is open
         *     - `overlap` (409): The time overlaps another shift
         *     - `shift_id_taken` (409): The shift ID belongs to another member
         *     - `stopped_by_customer` (409): The customer has opted out of these messages
         *     - `suppressed_address` (409): Messages to this address came back
         *     - `too_late` (409): It is too late to do this
         *     - `tracking_notice_required` (409): The tracking notice must be acknowledged first
         *     - `version_conflict` (409): It has been changed in the meantime
         *     - `wrong_state` (409): Not possible in the current state
         *     - `too_large` (413): The body is too large
         *     - `unsupported_media_type` (415): The media type of the body is not supported
         *     - `invalid` (422): The request is not valid
         *     - `confirmation_mismatch` (422): The confirmation does not match the name
         *     - `idempotency_key_reused` (422): The key was already used with a different request
         *     - `invalid_cursor` (422): The cursor is not valid for this list
         *     - `too_many` (429): Too many; try again later
         *     - `internal` (500): Something went wrong on our side
         *     - `not_yet` (503): Not known yet; keep the data and try again later
         *     - `unavailable` (503): Temporarily unavailable; try again
         * @enum {string}
         */
        ProblemCode: "malformed_json" | "unauthorized" | "forbidden" | "no_account" | "account_erasing" | "reauthentication_required" | "not_found" | "account_exists" | "already_clocked_in" | "approved" | "email_taken" | "idempotency_in_progress" | "last_owner" | "not_clocked_in" | "overlap" | "shift_id_taken" | "stopped_by_customer" | "suppressed_address" | "too_late" | "tracking_notice_required" | "version_conflict" | "wrong_state" | "too_large" | "unsupported_media_type" | "invalid" | "confirmation_mismatch" | "idempotency_key_reused" | "invalid_cursor" | "too_many" | "internal" | "not_yet" | "unavailable";
        /**
         * @description Why the consent gate refuses a message.
         *     - `no_consent`: the customer has not agreed to it, or for another address
         *     - `withdrawn`: the customer has withdrawn
         *     - `no_address`: the customer has no phone, or no email address
         *     - `suppressed`: the address is stopped, or messages to it came back
         *     - `appointment_cancelled`: the appointment is cancelled
         *     - `appointment_changed`: the appointment has another time now
         *     - `too_early`: it is too long before the appointment
         *     - `too_late`: it would come too late to be of use
         *     - `unknown_time_zone`: the time of day at the customer’s place is not known
         *     - `cap_reached`: the cap of the month or the day is reached
         *     - `account_erasing`: the account is being erased
         *     - `paused`: the customer wrote something that may be a stop: marketing pauses
         *     - `destination_not_allowed`: this installation sends no text to that country
         *     - `same_address`: another customer of the same bulk request has the address
         * @enum {string}
         */
        RefusalReason: "no_consent" | "withdrawn" | "no_address" | "suppressed" | "appointment_cancelled" | "appointment_changed" | "too_early" | "too_late" | "unknown_time_zone" | "cap_reached" | "account_erasing" | "paused" | "destination_not_allowed" | "same_address";
        /** @description A line that was not imported. */
        RejectedLine: {
            /**
             * @description Line of the file, from 1
             * @example 17
             */
            line: number;
            /**
             * @description Why, in words
             * @example phone is not a phone number
             */
            reason: string;
        };
        /** @description Something that an entry of the audit trail names. */
        RelatedRecord: {
            /** @description True once it is erased or removed */
            erased?: boolean;
            /**
             * @description Its id
             * @example 01JD2W9A7M3CFX5PQ8ZK2RTV6B
             */
            id: string;
            /**
             * @description Its name, as it is now
             * @example Ana Silva
             */
            name?: string;
            /**
             * @description What it is
             * @enum {string}
             */
            type: "member" | "customer" | "shift" | "device";
        };
        /** @description What would become of a reminder: the same rule decides later. */
        ReminderOutlook: {
            /**
             * @description When it will go, which sending hours may put off. RFC 3339, UTC
             * @example 2026-11-30T16:00:00.000Z
             */
            at?: string;
            /**
             * @description Why it would not be sent, or was not: as the `reason` of a message
             * @example no_consent
             */
            reason?: string;
            /**
             * @description Once its message waits no more: the message’s status
             * @example delivered
             */
            status?: string;
            /** @description Whether it would be sent */
            wouldSend: boolean;
        };
        /** @description A reminder to send now. */
        ReminderRequest: {
            /** @description By which channels; both unless given */
            channels?: components["schemas"]["Channel"][];
        };
        /** @description The erasure of an account that was asked for. */
        RequestedErasure: {
            /**
             * Format: date-time
             * @description When the last backup that may hold the data is gone. RFC 3339, UTC
             * @example 2027-01-01T10:00:00.000Z
             */
            backupsExpireAt: string;
            /**
             * Format: date-time
             * @description Until when it can be cancelled, if there is a grace period. RFC 3339, UTC
             * @example 2026-12-02T10:00:00.000Z
             */
            cancelUntil?: string;
            /**
             * @description Id of the erasure
             * @example 01JD6K5Q3NX8TZW7VRB2YHKM9C
             */
            erasureId: string;
            /** @description How far it is */
            status: components["schemas"]["ErasureStatus"];
            /**
             * Format: uri
             * @description Secret link to its status, which works without a login
             * @example https://api.example.com/v1/erasures/01JD6K5Q3N?token=k3Qx
             */
            statusUrl: string;
        };
        /** @description An export that has begun, or ran already. */
        RequestedExport: {
            /**
             * @description Id of the export
             * @example 01JD6K2ZT8XV5QRB3N7WYHM4CA
             */
            exportId: string;
            /**
             * @description How far it is
             * @enum {string}
             */
            status: "running" | "ready" | "failed" | "expired";
        };
        /** @description A message that a request led to. */
        RequestedMessage: {
            /** @description By which channel: text message (SMS) or email */
            channel: components["schemas"]["Channel"];
            /**
             * @description Id of the message
             * @example 01JD4FC9K7P3VXB6TZ2RQWN5YH
             */
            messageId: string;
            /**
             * @description Why it was not sent, or not yet. Of a `refused` one a `RefusalReason`; of a `queued` one a `WaitReason`; of a `failed` one `template`, `too_long`, `internal` or the provider’s name of the error; of a `cancelled` one `superseded` or `gone`
             * @example no_consent
             */
            reason?: components["schemas"]["RefusalReason"] | components["schemas"]["WaitReason"] | string;
            /**
             * @description What became of it so far
             * @example queued
             */
            status: components["schemas"]["MessageStatus"];
            /**
             * @description Of a `deferred` one: when sending hours begin. RFC 3339, UTC
             * @example 2026-11-25T16:00:00.000Z
             */
            until?: string;
        };
        /** @description The messages that a request led to: one for each channel. */
        RequestedMessages: {
            /** @description The messages, refused ones too */
            messages: components["schemas"]["RequestedMessage"][];
            /** @description What the office should know of the words; absent if there is nothing */
            warnings?: components["schemas"]["TextWarning"][];
        };
        /** @description How long positions are kept. */
        RetentionSettings: {
            /**
             * @description Days that positions are kept after a shift; a higher number concerns later shifts
             * @example 400
             */
            trackDays: number;
        };
        /** @description How long positions are to be kept. */
        RetentionSettingsChange: {
            /**
             * @description Days that positions are kept after a shift; a higher number concerns later shifts
             * @example 400
             */
            trackDays?: number;
        };
        /**
         * @description What a member may do.
         *     - `owner`: everything
         *     - `staff`: everything but the account’s deletion, its export and its owners
         *     - `worker`: own hours, own track, own positions, and on-my-way for own appointments
         * @enum {string}
         */
        Role: "owner" | "staff" | "worker";
        /** @description Hours of the customer’s day in which messages are sent, within 08:00 to 20:00. */
        SendingHours: {
            /**
             * @description End, as HH:MM, exclusive
             * @example 20:00
             */
            end: string;
            /**
             * @description First minute, as HH:MM
             * @example 08:00
             */
            start: string;
        };
        /** @description New sending hours, within 08:00 to 20:00. */
        SendingHoursChange: {
            /**
             * @description End, as HH:MM, exclusive
             * @example 20:00
             */
            end?: string;
            /**
             * @description First minute, as HH:MM
             * @example 08:00
             */
            start?: string;
        };
        /** @description Settings of an account. */
        Settings: {
            /** @description Rules of messages to customers */
            messaging: components["schemas"]["MessagingSettings"];
            /** @description How long positions are kept */
            retention: components["schemas"]["RetentionSettings"];
            /** @description Rules of shifts */
            shifts: components["schemas"]["ShiftSettings"];
        };
        /** @description Settings to change, each by itself. */
        SettingsChange: {
            /** @description Rules of messages to customers */
            messaging?: components["schemas"]["MessagingSettingsChange"];
            /** @description How long positions are kept */
            retention?: components["schemas"]["RetentionSettingsChange"];
            /** @description Rules of shifts */
            shifts?: components["schemas"]["ShiftSettingsChange"];
        };
        /** @description The time that a worker works, from clock-in to clock-out. */
        Shift: {
            /** @description Its breaks, by time */
            breaks: components["schemas"]["Break"][];
            /**
             * @description Who ended it. After `auto` the end is a proposal, which the worker’s own clock-out replaces
             * @enum {string}
             */
            closedBy?: "worker" | "staff" | "auto";
            /**
             * @description Distance driven and walked in metres, once the track is compacted
             * @example 48211.4
             */
            distanceMeters?: number;
            /** @description Corrections, newest last; at most the last 20 */
            edits: components["schemas"]["ShiftEdit"][];
            /**
             * Format: date-time
             * @description When it ended; absent while it is open. RFC 3339, UTC
             * @example 2026-11-25T00:31:00.000Z
             */
            endedAt?: string;
            /** @description Where the worker clocked out, if the app sent it; kept as long as positions */
            endPosition?: components["schemas"]["GeoPoint"];
            /** @description Of a shift that the server closed: what its end follows from */
            endProposal?: components["schemas"]["EndProposal"];
            /**
             * @description Id of the member whom it is about
             * @example 01JD2W9A7M3CFX5PQ8ZK2RTV6B
             */
            memberId: string;
            /**
             * @description What the worker or the office wrote about it
             * @example Left the van at the yard
             */
            note?: string;
            /**
             * @description Number of its positions, once the track is compacted
             * @example 5120
             */
            points?: number;
            /**
             * Format: date-time
             * @description When the server first heard of it. RFC 3339, UTC
             * @example 2026-11-24T16:02:03.000Z
             */
            recordedAt?: string;
            /**
             * @description Id of the shift: chosen by the phone that clocked in, or made by the server
             * @example 01JDAZ6J2V8Q4XW3N5T7R9C1KM
             */
            shiftId: string;
            /**
             * @description Who recorded it first: the worker’s phone, or the office
             * @enum {string}
             */
            source?: "worker" | "staff";
            /**
             * Format: date-time
             * @description When it began. RFC 3339, UTC
             * @example 2026-11-24T16:02:00.000Z
             */
            startedAt: string;
            /** @description Where the worker clocked in, if the app sent it; kept as long as positions */
            startPosition?: components["schemas"]["GeoPoint"];
            /**
             * @description `open` until the clock-out; `approved` shifts refuse corrections
             * @example closed
             */
            status: components["schemas"]["ShiftStatus"];
            /**
             * Format: date-time
             * @description From when positions are taken: what its worker clocked of it. Absent if nothing. RFC 3339, UTC
             * @example 2026-11-24T16:02:00.000Z
             */
            trackedFrom?: string;
            /**
             * Format: date-time
             * @description Until when positions are taken; absent while it is open. RFC 3339, UTC
             * @example 2026-11-25T00:31:00.000Z
             */
            trackedTo?: string;
            /**
             * Format: date-time
             * @description Positions before this were erased at an owner’s request. RFC 3339, UTC
             * @example 2026-01-01T08:00:00.000Z
             */
            trackErasedBefore?: string;
        };
        /** @description What to correct of a shift. What is not given stays as it is. */
        ShiftCorrection: {
            /** @description All its breaks, in place of those it had */
            breaks?: components["schemas"]["CorrectedBreak"][];
            /**
             * Format: date-time
             * @description When it ends. RFC 3339. For an open shift it closes it
             * @example 2026-11-24T16:31:00-08:00
             */
            endedAt?: string;
            /**
             * @description What is noted about it; `null` removes the note
             * @example Left the van at the yard
             */
            note?: string | null;
            /**
             * @description Why; the worker can read it
             * @example Forgot to clock out
             */
            reason: string;
            /**
             * Format: date-time
             * @description When it begins. RFC 3339
             * @example 2026-11-24T08:02:00-08:00
             */
            startedAt?: string;
        };
        /** @description A correction of a shift. */
        ShiftEdit: {
            /**
             * @description When it was changed. RFC 3339, UTC
             * @example 2026-11-25T09:12:00.000Z
             */
            at: string;
            /**
             * @description A member’s id, or `auto`
             * @example 01JD2W8XW5B6K3NRZQ7TVYHM2C
             */
            by: string;
            /** @description Old and new values, by field */
            changes: {
                [key: string]: components["schemas"]["ChangedValue"];
            };
            /**
             * @description Why; the worker can read it
             * @example Forgot to clock out
             */
            reason: string;
        };
        /** @description A page of shifts, newest first. */
        ShiftList: {
            /** @description The shifts */
            items: components["schemas"]["Shift"][];
            /**
             * @description Give it as `cursor` to get the next page. Absent on the last one
             * @example eyJrIjoiMDFKRCJ9.c2ln
             */
            nextCursor?: string;
        };
        /** @description Why a shift is deleted. */
        ShiftRemoval: {
            /**
             * @description Why; the worker can read it
             * @example Forgot to clock out
             */
            reason: string;
        };
        /** @description Rules of shifts. */
        ShiftSettings: {
            /**
             * @description Hours after which an open shift is closed, with a proposed end
             * @example 16
             */
            maxHours: number;
            /** @description Whether a worker must acknowledge the tracking notice before the first clock-in */
            requireNotice: boolean;
            /** @description Whether the office is told when a phone that had been sending is not heard on shift */
            tellWhenSilent: boolean;
            /**
             * @description Seconds before and after a shift within which a position still counts as inside
             * @example 60
             */
            toleranceSeconds: number;
        };
        /** @description Rules of shifts to change. */
        ShiftSettingsChange: {
            /**
             * @description Hours after which an open shift is closed, with a proposed end
             * @example 16
             */
            maxHours?: number;
            /** @description Whether a worker must acknowledge the tracking notice before the first clock-in */
            requireNotice?: boolean;
            /** @description Whether the office is told when a phone that had been sending is not heard on shift */
            tellWhenSilent?: boolean;
            /**
             * @description Seconds before and after a shift within which a position still counts as inside
             * @example 60
             */
            toleranceSeconds?: number;
        };
        /**
         * @description Status of a shift.
         *     - `open`: the worker is on shift
         *     - `closed`: it has ended
         *     - `approved`: the office has approved its hours: corrections are refused
         * @enum {string}
         */
        ShiftStatus: "open" | "closed" | "approved";
        /** @description The wording of a kind of message, by channel and language. */
        Template: {
            /**
             * @description What it says, in Liquid
             * @example Reminder: {{ company }} comes on {{ date }} at {{ time }}.
             */
            body: string;
            /** @description By which channel: text message (SMS) or email */
            channel: components["schemas"]["Channel"];
            /** @description Whether it is the default: the company has none of its own */
            isDefault: boolean;
            /** @description Kind of message */
            kind: components["schemas"]["MessageKind"];
            /** @description Language, as ISO 639-1 */
            language: components["schemas"]["Language"];
            /**
             * @description Subject of an email, in Liquid; a text has none
             * @example Reminder: {{ title }}
             */
            subject?: string;
            /**
             * @description When the company’s own was last saved. RFC 3339, UTC
             * @example 2026-11-24T09:30:00.000Z
             */
            updatedAt?: string;
            /**
             * @description Id of the member who saved it
             * @example 01JD2W8XW5B6K3NRZQ7TVYHM2C
             */
            updatedBy?: string;
            /**
             * @description Variables that it may use
             * @example [
             *       "company",
             *       "name",
             *       "title",
             *       "date",
             *       "time"
             *     ]
             */
            variables: string[];
            /** @description What the office should know of the words; absent if there is nothing */
            warnings?: components["schemas"]["TextWarning"][];
        };
        /** @description The company’s own wording. */
        TemplateContent: {
            /**
             * @description What it says, in Liquid
             * @example Reminder: {{ company }} comes on {{ date }} at {{ time }}.
             */
            body: string;
            /**
             * @description Subject of an email, in Liquid; a text has none
             * @example Reminder: {{ title }}
             */
            subject?: string;
        };
        /** @description The templates of all kinds, channels and languages. */
        TemplateList: {
            /** @description The templates */
            items: components["schemas"]["Template"][];
        };
        /** @description A message as a customer would get it, with sample data. */
        TemplatePreview: {
            /**
             * @description Of a text: how many characters it has
             * @example 83
             */
            characters?: number;
            /**
             * @description Of a text: `UCS-2` has 70 characters a segment, `GSM-7` has 160
             * @enum {string}
             */
            encoding?: "GSM-7" | "UCS-2";
            /**
             * @description Of an email: the same as HTML
             * @example <p>Reminder: Rainier Plumbing comes on Mon, Nov 30 at 9:00 AM.</p>
             */
            html?: string;
            /**
             * @description Of a text: its estimated price in US dollars
             * @example 0.00645
             */
            priceUsd?: number;
            /**
             * @description Of a text: how many segments the carrier counts
             * @example 1
             */
            segments?: number;
            /**
             * @description Subject of the email
             * @example Reminder: Replace water heater
             */
            subject?: string;
            /**
             * @description The whole text, with all that is put on
             * @example Reminder: Rainier Plumbing comes on Mon, Nov 30 at 9:00 AM. Reply STOP to opt out.
             */
            text: string;
            /** @description What the office should know of the words; absent if there is nothing */
            warnings?: components["schemas"]["TextWarning"][];
        };
        /** @description What the office should know of the words of a message. */
        TextWarning: {
            /**
             * @description `stop_word`: a word such as STOP or CANCEL stands in capitals where a reply is asked for
             * @enum {string}
             */
            code: "stop_word";
        };
        /** @description The hours of one worker. */
        Timesheet: {
            /** @description The days with hours */
            days: components["schemas"]["TimesheetDay"][];
            /**
             * @description Id of the member whom it is about
             * @example 01JD2W9A7M3CFX5PQ8ZK2RTV6B
             */
            memberId: string;
            /**
             * @description Name of the worker
             * @example Ana Silva
             */
            name: string;
            /** @description All days together */
            total: components["schemas"]["WorkedHours"];
        };
        /** @description The hours of one worker on one day. */
        TimesheetDay: {
            /**
             * @description The day, YYYY-MM-DD, in the account’s time zone
             * @example 2026-11-24
             */
            date: string;
            /**
             * @description Distance in metres, once the track is compacted, half an hour after the shift is closed; absent until then. That of a shift belongs to the day of its start
             * @example 48211.4
             */
            distanceMeters?: number;
            /**
             * @description Paid breaks, as an ISO 8601 duration
             * @example PT0S
             */
            paidBreaks: string;
            /**
             * @description From start to end of the shifts, as an ISO 8601 duration
             * @example PT8H29M
             */
            present: string;
            /** @description Shifts of that day; one over midnight has a part in each day */
            shifts: components["schemas"]["TimesheetShift"][];
            /**
             * @description Unpaid breaks, as an ISO 8601 duration
             * @example PT30M
             */
            unpaidBreaks: string;
            /**
             * @description Time at work without unpaid breaks, as an ISO 8601 duration
             * @example PT7H59M
             */
            worked: string;
        };
        /** @description The hours of a period, by worker and day. */
        TimesheetReport: {
            /** @description The hours of all workers, by day */
            days: components["schemas"]["TimesheetTotalDay"][];
            /**
             * @description First day, YYYY-MM-DD
             * @example 2026-11-23
             */
            from: string;
            /** @description The hours of each worker */
            items: components["schemas"]["Timesheet"][];
            /**
             * @description The time zone that days begin in
             * @example America/Los_Angeles
             */
            timeZone: string;
            /**
             * @description Day after the last, YYYY-MM-DD
             * @example 2026-11-30
             */
            to: string;
            /** @description The hours of all workers */
            total: components["schemas"]["WorkedHours"];
        };
        /** @description The part of a shift that lies in one day. */
        TimesheetShift: {
            /** @description Whether the office changed its hours after it was recorded */
            corrected: boolean;
            /**
             * @description Distance in metres, once the track is compacted, half an hour after the shift is closed; absent until then. That of a shift belongs to the day of its start
             * @example 48211.4
             */
            distanceMeters?: number;
            /**
             * Format: date-time
             * @description When the part ends. RFC 3339, UTC
             * @example 2026-11-25T00:31:00.000Z
             */
            endedAt: string;
            /**
             * @description Paid breaks, as an ISO 8601 duration
             * @example PT0S
             */
            paidBreaks: string;
            /**
             * @description From start to end of the shifts, as an ISO 8601 duration
             * @example PT8H29M
             */
            present: string;
            /**
             * @description Id of the shift: chosen by the phone that clocked in, or made by the server
             * @example 01JDAZ6J2V8Q4XW3N5T7R9C1KM
             */
            shiftId: string;
            /**
             * Format: date-time
             * @description When the part begins. RFC 3339, UTC
             * @example 2026-11-24T16:02:00.000Z
             */
            startedAt: string;
            /**
             * @description Status of the shift
             * @example closed
             */
            status: components["schemas"]["ShiftStatus"];
            /**
             * @description Unpaid breaks, as an ISO 8601 duration
             * @example PT30M
             */
            unpaidBreaks: string;
            /**
             * @description Time at work without unpaid breaks, as an ISO 8601 duration
             * @example PT7H59M
             */
            worked: string;
        };
        /** @description The hours of all workers on one day. */
        TimesheetTotalDay: {
            /**
             * @description The day, YYYY-MM-DD, in the account’s time zone
             * @example 2026-11-24
             */
            date: string;
            /**
             * @description Distance in metres, once the track is compacted, half an hour after the shift is closed; absent until then. That of a shift belongs to the day of its start
             * @example 48211.4
             */
            distanceMeters?: number;
            /**
             * @description Paid breaks, as an ISO 8601 duration
             * @example PT0S
             */
            paidBreaks: string;
            /**
             * @description From start to end of the shifts, as an ISO 8601 duration
             * @example PT8H29M
             */
            present: string;
            /**
             * @description Unpaid breaks, as an ISO 8601 duration
             * @example PT30M
             */
            unpaidBreaks: string;
            /**
             * @description Time at work without unpaid breaks, as an ISO 8601 duration
             * @example PT7H59M
             */
            worked: string;
        };
        /** @description The positions of a shift, with what follows from them. */
        Track: {
            /** @description The smallest box around the unflagged positions; absent if there are none */
            bounds?: components["schemas"]["TrackBounds"];
            /**
             * @description Distance of the unflagged positions, without the noise of standing still, in metres
             * @example 48211.4
             */
            distanceMeters: number;
            /** @description When no position came for more than 15 minutes though the worker was on shift, breaks included; a stay at one place is no gap */
            gaps: components["schemas"]["TrackGap"][];
            /**
             * @description Give it as `cursor` to get the next page. Absent on the last one
             * @example eyJrIjoiMDFKRCJ9.c2ln
             */
            nextCursor?: string;
            /** @description The positions by time, flagged ones too */
            points: components["schemas"]["TrackPoint"][];
            /**
             * @description Length of the line through all positions in metres
             * @example 50877.9
             */
            rawDistanceMeters: number;
            /**
             * @description Id of the shift: chosen by the phone that clocked in, or made by the server
             * @example 01JDAZ6J2V8Q4XW3N5T7R9C1KM
             */
            shiftId: string;
            /** @description Where the worker stayed */
            stops: components["schemas"]["TrackStop"][];
        };
        /** @description A box on the map, WGS84. */
        TrackBounds: {
            /**
             * @description Eastern edge in degrees
             * @example -122.28
             */
            east: number;
            /**
             * @description Northern edge in degrees
             * @example 47.69
             */
            north: number;
            /**
             * @description Southern edge in degrees
             * @example 47.58
             */
            south: number;
            /**
             * @description Western edge in degrees
             * @example -122.41
             */
            west: number;
        };
        /** @description An erasure of positions. */
        TrackErasure: {
            /**
             * Format: date-time
             * @description Positions before this are erased. RFC 3339, UTC
             * @example 2026-01-01T08:00:00.000Z
             */
            before: string;
            /**
             * Format: date-time
             * @description When it was verified. RFC 3339, UTC
             * @example 2026-11-25T10:02:10.000Z
             */
            finishedAt?: string;
            /**
             * @description The member whose positions are erased; absent: all members
             * @example 01JD2W9A7M3CFX5PQ8ZK2RTV6B
             */
            memberId?: string;
            /**
             * Format: date-time
             * @description When it was asked for. RFC 3339, UTC
             * @example 2026-11-25T10:00:00.000Z
             */
            requestedAt: string;
            /**
             * @description Number of shifts that it concerned
             * @example 214
             */
            shifts?: number;
            /**
             * @description `erased` once it is verified that none is left
             * @enum {string}
             */
            status: "erasing" | "erased";
            /**
             * @description Its id
             * @example 01JD7B3W6NQX4ZTK9R2VHYM5C8
             */
            trackErasureId: string;
        };
        /** @description A time without positions. */
        TrackGap: {
            /**
             * @description Distance between the positions before and after it in metres
             * @example 820.5
             */
            distanceMeters: number;
            /**
             * @description How long it took, as an ISO 8601 duration
             * @example PT32M
             */
            duration: string;
            /**
             * Format: date-time
             * @description When it ended. RFC 3339, UTC
             * @example 2026-11-24T17:42:00.000Z
             */
            endedAt: string;
            /**
             * Format: date-time
             * @description When it began. RFC 3339, UTC
             * @example 2026-11-24T17:10:00.000Z
             */
            startedAt: string;
        };
        /** @description What is tracked, when, for how long, and who may see it. */
        TrackingNotice: {
            /**
             * Format: date-time
             * @description When the caller acknowledged it. Absent again once it promises less than before. RFC 3339, UTC
             * @example 2026-11-20T15:00:00.000Z
             */
            acknowledgedAt?: string;
            /**
             * @description How long positions are kept, in words
             * @example 400 days
             */
            keptFor: string;
            /** @description The language that it is written in */
            language: components["schemas"]["Language"];
            /**
             * @description The whole notice
             * @example Rainier Plumbing records where you are while you are clocked in…
             */
            text: string;
            /**
             * @description Changes with what the notice promises. Send it back to acknowledge exactly this one
             * @example 7f83b1657ff1fc53
             */
            version: string;
            /**
             * @description Who may see them, each in words
             * @example [
             *       "You",
             *       "The office"
             *     ]
             */
            visibleTo: string[];
            /**
             * @description What is recorded, each in a sentence
             * @example [
             *       "Your position while you are clocked in"
             *     ]
             */
            what: string[];
            /**
             * @description When positions are recorded
             * @example From your clock-in to your clock-out, and at no other time
             */
            when: string;
        };
        /** @description That the caller has read the notice. */
        TrackingNoticeAcknowledgement: {
            /**
             * @description The version that was read; another one now is 409 `wrong_state`. Without it, the notice as it is now
             * @example 7f83b1657ff1fc53
             */
            version?: string;
        };
        /** @description A position of a track. */
        TrackPoint: {
            /**
             * @description Radius in metres within which the true position lies
             * @example 8
             */
            accuracy?: number;
            /**
             * @description What the phone’s motion sensors take the movement for
             * @example in_vehicle
             */
            activity?: string;
            /**
             * @description Height in metres, as the phone says it
             * @example 52
             */
            altitude?: number;
            /**
             * Format: date-time
             * @description When the phone was there. RFC 3339, UTC
             * @example 2026-11-24T16:20:31.000Z
             */
            at: string;
            /**
             * @description Charge of the phone’s battery, from 0 (empty) to 1 (full)
             * @example 0.83
             */
            battery?: number;
            /**
             * @description Number of the device that sent it; absent for the member’s own login
             * @example 1
             */
            device?: number;
            /** @description Why distance, stops and gaps ignore it; absent if they do not */
            flags?: components["schemas"]["PointFlag"][];
            /**
             * @description Direction of movement in degrees clockwise from true north, 0 to 360
             * @example 274
             */
            heading?: number;
            /**
             * @description Latitude in degrees, WGS84
             * @example 47.620422
             */
            lat: number;
            /**
             * @description Longitude in degrees, WGS84; west is negative
             * @example -122.349358
             */
            lon: number;
            /** @description Whether the phone says that an app simulates the position */
            mock?: boolean;
            /** @description Whether the phone says that it moves */
            moving?: boolean;
            /**
             * @description Speed in metres per second
             * @example 11.4
             */
            speed?: number;
        };
        /** @description A stay at one place. */
        TrackStop: {
            /**
             * @description How long it took, as an ISO 8601 duration
             * @example PT32M
             */
            duration: string;
            /**
             * Format: date-time
             * @description When it ended. RFC 3339, UTC
             * @example 2026-11-24T17:42:00.000Z
             */
            endedAt: string;
            /**
             * @description Latitude in degrees, WGS84
             * @example 47.620422
             */
            lat: number;
            /**
             * @description Longitude in degrees, WGS84; west is negative
             * @example -122.349358
             */
            lon: number;
            /**
             * @description Longest time without a position in it, as an ISO 8601 duration
             * @example PT4M
             */
            longestSilence: string;
            /**
             * Format: date-time
             * @description When it began. RFC 3339, UTC
             * @example 2026-11-24T17:10:00.000Z
             */
            startedAt: string;
        };
        /** @description A shift that was not approved: it is open, its end is only proposed, or its hours changed while the request ran (`closed`). */
        UnapprovedShift: {
            /**
             * @description Id of the member whom it is about
             * @example 01JD2W9A7M3CFX5PQ8ZK2RTV6B
             */
            memberId: string;
            /**
             * @description Name of its worker
             * @example Ana Silva
             */
            name: string;
            /**
             * @description Id of the shift: chosen by the phone that clocked in, or made by the server
             * @example 01JDAZ6J2V8Q4XW3N5T7R9C1KM
             */
            shiftId: string;
            /**
             * Format: date-time
             * @description When it began. RFC 3339, UTC
             * @example 2026-11-24T16:02:00.000Z
             */
            startedAt: string;
            /**
             * @description Why: it is open, its end is only proposed, or, when `closed`, its hours changed meanwhile
             * @enum {string}
             */
            status: "open" | "proposed" | "closed" | "approved";
        };
        /**
         * @description What an upload lacked whose positions cannot be read.
         *     - `no_time`: a time
         *     - `unreadable_time`: a time that can be read
         *     - `no_position`: latitude or longitude
         *     - `unreadable_position`: latitude and longitude that can be read
         *     - `unreadable_body`: the end of its body, or its form
         *     - `unknown_shape`: a form that is known here
         *     - `unreadable_compression`: the compression that its `Content-Encoding` says
         *     - `too_large`: a size that is taken
         *     - `unknown_app`: the name of a known app in its address
         * @enum {string}
         */
        UnreadableUploadReason: "no_time" | "unreadable_time" | "no_position" | "unreadable_position" | "unreadable_body" | "unknown_shape" | "unreadable_compression" | "too_large" | "unknown_app";
        /** @description The template that a message was written with. */
        UsedTemplate: {
            /**
             * @description SHA-256 of its wording, hex
             * @example 9b74c9897bac770ffc029102a200c5de2ae3f0a8d1c4e6b79b74c9897bac770f
             */
            hash: string;
            /**
             * @description Its name: own or default, kind, channel and language
             * @example default/reminder/sms/en
             */
            name: string;
        };
        /**
         * @description Why a provider refuses all messages of the installation; they wait and are tried again.
         *     - `access_denied`: the installation may not send
         *     - `not_verified`: the sending domain is not verified, or the provider’s account is in its sandbox
         *     - `not_configured`: the sending number or configuration does not exist
         *     - `sending_paused`: sending is paused
         *     - `account_suspended`: the provider’s account is suspended
         *     - `spending_limit`: the monthly spending limit of texts is reached
         *     - `quota`: the daily quota of emails is reached
         * @enum {string}
         */
        WaitReason: "access_denied" | "not_verified" | "not_configured" | "sending_paused" | "account_suspended" | "spending_limit" | "quota";
        /** @description Sums of hours. */
        WorkedHours: {
            /**
             * @description Distance in metres, once the track is compacted, half an hour after the shift is closed; absent until then. That of a shift belongs to the day of its start
             * @example 48211.4
             */
            distanceMeters?: number;
            /**
             * @description Paid breaks, as an ISO 8601 duration
             * @example PT0S
             */
            paidBreaks: string;
            /**
             * @description From start to end of the shifts, as an ISO 8601 duration
             * @example PT8H29M
             */
            present: string;
            /**
             * @description Unpaid breaks, as an ISO 8601 duration
             * @example PT30M
             */
            unpaidBreaks: string;
            /**
             * @description Time at work without unpaid breaks, as an ISO 8601 duration
             * @example PT7H59M
             */
            worked: string;
        };
        /**
         * @description Kinds of message whose words staff write.
         *     - `confirmation`: that something is agreed
         *     - `proposal`: an offer or estimate
         *     - `invoice`: an invoice
         *     - `marketing`: anything that sells
         * @enum {string}
         */
        WrittenMessageKind: "confirmation" | "proposal" | "invoice" | "marketing";
    };
    responses: {
        /** @description `account_erasing`: This account is being erased */
        AccountErasing403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /**
                     * @description What is wrong: one of these
                     * @enum {unknown}
                     */
                    code?: "account_erasing";
                };
            };
        };
        /** @description `account_exists`: This login already has an account */
        AccountExists409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /**
                     * @description What is wrong: one of these
                     * @enum {unknown}
                     */
                    code?: "account_exists";
                };
            };
        };
        /** @description `already_clocked_in`: Another shift is already open. `overlap`: The time overlaps another shift. `shift_id_taken`: The shift ID belongs to another member. `tracking_notice_required`: The tracking notice must be acknowledged first */
        AlreadyClockedInOverlapShiftIdTakenTrackingNoticeRequired409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /**
                     * @description What is wrong: one of these
                     * @enum {unknown}
                     */
                    code?: "already_clocked_in" | "overlap" | "shift_id_taken" | "tracking_notice_required";
                    /** @description The shift that is in the way */
                    shift?: components["schemas"]["Shift"];
                };
            };
        };
        /** @description `approved`: The shift has been approved */
        Approved409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /**
                     * @description What is wrong: one of these
                     * @enum {unknown}
                     */
                    code?: "approved";
                };
            };
        };
        /** @description `approved`: The shift has been approved. `overlap`: The time overlaps another shift */
        ApprovedOverlap409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /**
                     * @description What is wrong: one of these
                     * @enum {unknown}
                     */
                    code?: "approved" | "overlap";
                    /** @description The shift that is in the way */
                    shift?: components["schemas"]["Shift"];
                };
            };
        };
        /** @description In the words that the phone app understands, without a `code`. The gateway answers `{"message"}` to a token that is missing, forged or over */
        Apps401: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": Record<string, never> | unknown[];
                "text/plain": string;
            };
        };
        /** @description In the words that the phone app understands, without a `code` */
        Apps404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": Record<string, never> | unknown[];
                "text/plain": string;
            };
        };
        /** @description In the words that the phone app understands, without a `code`. Above 10 MB the gateway answers, with `{"message"}` */
        Apps413: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": Record<string, never> | unknown[];
                "text/plain": string;
            };
        };
        /** @description In the words that the phone app understands, without a `code`. The gateway answers `{"message"}` when no function could be reached */
        Apps503: {
            headers: {
                /** @description Seconds to wait before the next try */
                "retry-after"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/json": Record<string, never> | unknown[];
                "text/plain": string;
            };
        };
        /** @description `email_taken`: This email address already has a login */
        EmailTaken409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /**
                     * @description What is wrong: one of these
                     * @enum {unknown}
                     */
                    code?: "email_taken";
                };
            };
        };
        /** @description `forbidden`: Your role does not allow this. `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased */
        ForbiddenNoAccountAccountErasing403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /**
                     * @description What is wrong: one of these
                     * @enum {unknown}
                     */
                    code?: "forbidden" | "no_account" | "account_erasing";
                };
            };
        };
        /** @description `forbidden`: Your role does not allow this. `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased. `reauthentication_required`: Sign in again to continue */
        ForbiddenNoAccountAccountErasingReauthenticationRequired403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /**
                     * @description What is wrong: one of these
                     * @enum {unknown}
                     */
                    code?: "forbidden" | "no_account" | "account_erasing" | "reauthentication_required";
                };
            };
        };
        /** @description The gateway answers `{"message"}` when a function failed */
        Gateway500: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GatewayMessage"];
            };
        };
        /** @description `idempotency_in_progress`: The first request with this key is still in progress */
        IdempotencyInProgress409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /**
                     * @description What is wrong: one of these
                     * @enum {unknown}
                     */
                    code?: "idempotency_in_progress";
                };
            };
        };
        /** @description `idempotency_in_progress`: The first request with this key is still in progress. `overlap`: The time overlaps another shift */
        IdempotencyInProgressOverlap409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /**
                     * @description What is wrong: one of these
                     * @enum {unknown}
                     */
                    code?: "idempotency_in_progress" | "overlap";
                    /** @description The shift that is in the way */
                    shift?: components["schemas"]["Shift"];
                };
            };
        };
        /** @description `idempotency_in_progress`: The first request with this key is still in progress. `stopped_by_customer`: The customer has opted out of these messages. `suppressed_address`: Messages to this address came back */
        IdempotencyInProgressStoppedByCustomerSuppressedAddress409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /**
                     * @description What is wrong: one of these
                     * @enum {unknown}
                     */
                    code?: "idempotency_in_progress" | "stopped_by_customer" | "suppressed_address";
                };
            };
        };
        /** @description `idempotency_in_progress`: The first request with this key is still in progress. `wrong_state`: Not possible in the current state */
        IdempotencyInProgressWrongState409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /**
                     * @description What is wrong: one of these
                     * @enum {unknown}
                     */
                    code?: "idempotency_in_progress" | "wrong_state";
                };
            };
        };
        /** @description `internal`: Something went wrong on our side. The gateway answers `{"message"}` when a function failed */
        Internal500: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GatewayMessage"];
                "application/problem+json": components["schemas"]["Problem"] & {
                    /**
                     * @description What is wrong: one of these
                     * @enum {unknown}
                     */
                    code?: "internal";
                };
            };
        };
        /** @description `internal`: Something went wrong on our side. A browser gets a page. The gateway answers `{"message"}` when a function failed */
        InternalPage500: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GatewayMessage"];
                "application/problem+json": components["schemas"]["Problem"] & {
                    /**
                     * @description What is wrong: one of these
                     * @enum {unknown}
                     */
                    code?: "internal";
                };
                "text/html; charset=utf-8": string;
            };
        };
        /** @description `invalid`: The request is not valid */
        Invalid422: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /**
                     * @description What is wrong: one of these
                     * @enum {unknown}
                     */
                    code?: "invalid";
                };
            };
        };
        /** @description `invalid`: The request is not valid. `confirmation_mismatch`: The confirmation does not match the name */
        InvalidConfirmationMismatch422: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /**
                     * @description What is wrong: one of these
                     * @enum {unknown}
                     */
                    code?: "invalid" | "confirmation_mismatch";
                };
            };
        };
        /** @description `invalid`: The request is not valid. `idempotency_key_reused`: The key was already used with a different request */
        InvalidIdempotencyKeyReused422: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /**
                     * @description What is wrong: one of these
                     * @enum {unknown}
                     */
                    code?: "invalid" | "idempotency_key_reused";
                };
            };
        };
        /** @description `invalid`: The request is not valid. `invalid_cursor`: The cursor is not valid for this list */
        InvalidInvalidCursor422: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /**
                     * @description What is wrong: one of these
                     * @enum {unknown}
                     */
                    code?: "invalid" | "invalid_cursor";
                };
            };
        };
        /** @description `invalid`: The request is not valid. A browser gets a page */
        InvalidPage422: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /**
                     * @description What is wrong: one of these
                     * @enum {unknown}
                     */
                    code?: "invalid";
                };
                "text/html; charset=utf-8": string;
            };
        };
        /** @description `last_owner`: An account needs at least one owner. `version_conflict`: It has been changed in the meantime */
        LastOwnerVersionConflict409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /**
                     * @description What is wrong: one of these
                     * @enum {unknown}
                     */
                    code?: "last_owner" | "version_conflict";
                };
            };
        };
        /** @description `malformed_json`: The body is not valid JSON */
        MalformedJson400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /**
                     * @description What is wrong: one of these
                     * @enum {unknown}
                     */
                    code?: "malformed_json";
                };
            };
        };
        /** @description `no_account`: This login does not belong to an account. `account_erasing`: This account is being erased */
        NoAccountAccountErasing403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /**
                     * @description What is wrong: one of these
                     * @enum {unknown}
                     */
                    code?: "no_account" | "account_erasing";
                };
            };
        };
        /** @description `not_clocked_in`: No shift is open. `overlap`: The time overlaps another shift */
        NotClockedInOverlap409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /**
                     * @description What is wrong: one of these
                     * @enum {unknown}
                     */
                    code?: "not_clocked_in" | "overlap";
                    /** @description The shift that is in the way */
                    shift?: components["schemas"]["Shift"];
                };
            };
        };
        /** @description `not_clocked_in`: No shift is open. `wrong_state`: Not possible in the current state */
        NotClockedInWrongState409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /**
                     * @description What is wrong: one of these
                     * @enum {unknown}
                     */
                    code?: "not_clocked_in" | "wrong_state";
                };
            };
        };
        /** @description `not_found`: Not found */
        NotFound404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /**
                     * @description What is wrong: one of these
                     * @enum {unknown}
                     */
                    code?: "not_found";
                };
            };
        };
        /** @description `not_found`: Not found. A browser gets a page */
        NotFoundPage404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /**
                     * @description What is wrong: one of these
                     * @enum {unknown}
                     */
                    code?: "not_found";
                };
                "text/html; charset=utf-8": string;
            };
        };
        /** @description `not_yet`: Not known yet; keep the data and try again later. `unavailable`: Temporarily unavailable; try again. The gateway answers `{"message"}` when no function could be reached */
        NotYetUnavailable503: {
            headers: {
                /** @description Seconds to wait before the next try */
                "retry-after"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GatewayMessage"];
                "application/problem+json": components["schemas"]["Problem"] & {
                    /**
                     * @description What is wrong: one of these
                     * @enum {unknown}
                     */
                    code?: "not_yet" | "unavailable";
                };
            };
        };
        /** @description A browser gets a page. The gateway answers `{"message"}` to a token that is missing, forged or over */
        Page401: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GatewayMessage"];
                "text/html; charset=utf-8": string;
            };
        };
        /** @description A browser gets a page */
        Page403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/html; charset=utf-8": string;
            };
        };
        /** @description A browser gets a page */
        Page404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/html; charset=utf-8": string;
            };
        };
        /** @description A browser gets a page */
        Page409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/html; charset=utf-8": string;
            };
        };
        /** @description A browser gets a page */
        Page410: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/html; charset=utf-8": string;
            };
        };
        /** @description The gateway answers `{"message"}` to more requests than it passes on (100 a second to a public route, 2,000 a second in all). Wait a second and try again, twice as long each time; only `too_many` has `Retry-After` */
        Throttled429: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GatewayMessage"];
            };
        };
        /** @description `too_large`: The body is too large. Above 10 MB the gateway answers, with `{"message"}` */
        TooLarge413: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GatewayMessage"];
                "application/problem+json": components["schemas"]["Problem"] & {
                    /**
                     * @description What is wrong: one of these
                     * @enum {unknown}
                     */
                    code?: "too_large";
                };
            };
        };
        /** @description `too_large`: The body is too large. A browser gets a page. Above 10 MB the gateway answers, with `{"message"}` */
        TooLargePage413: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GatewayMessage"];
                "application/problem+json": components["schemas"]["Problem"] & {
                    /**
                     * @description What is wrong: one of these
                     * @enum {unknown}
                     */
                    code?: "too_large";
                };
                "text/html; charset=utf-8": string;
            };
        };
        /** @description `too_late`: It is too late to do this. A browser gets a page */
        TooLatePage409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /**
                     * @description What is wrong: one of these
                     * @enum {unknown}
                     */
                    code?: "too_late";
                };
                "text/html; charset=utf-8": string;
            };
        };
        /** @description `too_many`: Too many; try again later. The gateway answers `{"message"}` to more requests than it passes on (100 a second to a public route, 2,000 a second in all). Wait a second and try again, twice as long each time; only `too_many` has `Retry-After` */
        TooMany429: {
            headers: {
                /** @description Seconds to wait before the next try */
                "retry-after"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GatewayMessage"];
                "application/problem+json": components["schemas"]["Problem"] & {
                    /**
                     * @description What is wrong: one of these
                     * @enum {unknown}
                     */
                    code?: "too_many";
                };
            };
        };
        /** @description `too_many`: Too many; try again later. A browser gets a page. The gateway answers `{"message"}` to more requests than it passes on (100 a second to a public route, 2,000 a second in all). Wait a second and try again, twice as long each time; only `too_many` has `Retry-After` */
        TooManyPage429: {
            headers: {
                /** @description Seconds to wait before the next try */
                "retry-after"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GatewayMessage"];
                "application/problem+json": components["schemas"]["Problem"] & {
                    /**
                     * @description What is wrong: one of these
                     * @enum {unknown}
                     */
                    code?: "too_many";
                };
                "text/html; charset=utf-8": string;
            };
        };
        /** @description `unauthorized`: A valid token is required. The gateway answers `{"message"}` to a token that is missing, forged or over */
        Unauthorized401: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GatewayMessage"];
                "application/problem+json": components["schemas"]["Problem"] & {
                    /**
                     * @description What is wrong: one of these
                     * @enum {unknown}
                     */
                    code?: "unauthorized";
                };
            };
        };
        /** @description `unavailable`: Temporarily unavailable; try again. The gateway answers `{"message"}` when no function could be reached */
        Unavailable503: {
            headers: {
                /** @description Seconds to wait before the next try */
                "retry-after"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GatewayMessage"];
                "application/problem+json": components["schemas"]["Problem"] & {
                    /**
                     * @description What is wrong: one of these
                     * @enum {unknown}
                     */
                    code?: "unavailable";
                };
            };
        };
        /** @description `unavailable`: Temporarily unavailable; try again. A browser gets a page. The gateway answers `{"message"}` when no function could be reached */
        UnavailablePage503: {
            headers: {
                /** @description Seconds to wait before the next try */
                "retry-after"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GatewayMessage"];
                "application/problem+json": components["schemas"]["Problem"] & {
                    /**
                     * @description What is wrong: one of these
                     * @enum {unknown}
                     */
                    code?: "unavailable";
                };
                "text/html; charset=utf-8": string;
            };
        };
        /** @description `unsupported_media_type`: The media type of the body is not supported */
        UnsupportedMediaType415: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /**
                     * @description What is wrong: one of these
                     * @enum {unknown}
                     */
                    code?: "unsupported_media_type";
                };
            };
        };
        /** @description `unsupported_media_type`: The media type of the body is not supported. A browser gets a page */
        UnsupportedMediaTypePage415: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /**
                     * @description What is wrong: one of these
                     * @enum {unknown}
                     */
                    code?: "unsupported_media_type";
                };
                "text/html; charset=utf-8": string;
            };
        };
        /** @description `version_conflict`: It has been changed in the meantime */
        VersionConflict409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /**
                     * @description What is wrong: one of these
                     * @enum {unknown}
                     */
                    code?: "version_conflict";
                };
            };
        };
        /** @description `version_conflict`: It has been changed in the meantime. A browser gets a page */
        VersionConflictPage409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /**
                     * @description What is wrong: one of these
                     * @enum {unknown}
                     */
                    code?: "version_conflict";
                };
                "text/html; charset=utf-8": string;
            };
        };
        /** @description `wrong_state`: Not possible in the current state */
        WrongState409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /**
                     * @description What is wrong: one of these
                     * @enum {unknown}
                     */
                    code?: "wrong_state";
                };
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type Account = components['schemas']['Account'];
export type AccountChange = components['schemas']['AccountChange'];
export type AcknowledgedTrackingNotice = components['schemas']['AcknowledgedTrackingNotice'];
export type Appointment = components['schemas']['Appointment'];
export type AppointmentChange = components['schemas']['AppointmentChange'];
export type AppointmentKind = components['schemas']['AppointmentKind'];
export type AppointmentList = components['schemas']['AppointmentList'];
export type AppointmentPlace = components['schemas']['AppointmentPlace'];
export type AppointmentReminder = components['schemas']['AppointmentReminder'];
export type AppointmentWarning = components['schemas']['AppointmentWarning'];
export type AppointmentWarningCode = components['schemas']['AppointmentWarningCode'];
export type Approval = components['schemas']['Approval'];
export type AuditAction = components['schemas']['AuditAction'];
export type AuditEntry = components['schemas']['AuditEntry'];
export type AuditSubjectType = components['schemas']['AuditSubjectType'];
export type AuditTrail = components['schemas']['AuditTrail'];
export type Board = components['schemas']['Board'];
export type BoardAppointments = components['schemas']['BoardAppointments'];
export type BoardInvitation = components['schemas']['BoardInvitation'];
export type BoardInvitations = components['schemas']['BoardInvitations'];
export type BoardMessageCount = components['schemas']['BoardMessageCount'];
export type BoardMessages = components['schemas']['BoardMessages'];
export type BoardShifts = components['schemas']['BoardShifts'];
export type BoardWorkers = components['schemas']['BoardWorkers'];
export type Brand = components['schemas']['Brand'];
export type BrandChange = components['schemas']['BrandChange'];
export type Break = components['schemas']['Break'];
export type BreakRequest = components['schemas']['BreakRequest'];
export type BulkCount = components['schemas']['BulkCount'];
export type BulkRecipients = components['schemas']['BulkRecipients'];
export type BulkRequest = components['schemas']['BulkRequest'];
export type BulkResult = components['schemas']['BulkResult'];
export type ChangedValue = components['schemas']['ChangedValue'];
export type Channel = components['schemas']['Channel'];
export type ClockInRequest = components['schemas']['ClockInRequest'];
export type ClockOutRequest = components['schemas']['ClockOutRequest'];
export type Consent = components['schemas']['Consent'];
export type ConsentCause = components['schemas']['ConsentCause'];
export type ConsentEntry = components['schemas']['ConsentEntry'];
export type ConsentKind = components['schemas']['ConsentKind'];
export type ConsentLedger = components['schemas']['ConsentLedger'];
export type ConsentMethod = components['schemas']['ConsentMethod'];
export type ConsentRequest = components['schemas']['ConsentRequest'];
export type ContactVerification = components['schemas']['ContactVerification'];
export type CorrectedBreak = components['schemas']['CorrectedBreak'];
export type CreatedDevice = components['schemas']['CreatedDevice'];
export type Customer = components['schemas']['Customer'];
export type CustomerChange = components['schemas']['CustomerChange'];
export type CustomerExport = components['schemas']['CustomerExport'];
export type CustomerImport = components['schemas']['CustomerImport'];
export type CustomerKind = components['schemas']['CustomerKind'];
export type CustomerList = components['schemas']['CustomerList'];
export type CustomerWarning = components['schemas']['CustomerWarning'];
export type CustomerWarningCode = components['schemas']['CustomerWarningCode'];
export type DecidingConsent = components['schemas']['DecidingConsent'];
export type DeletionCode = components['schemas']['DeletionCode'];
export type DeletionConfirmation = components['schemas']['DeletionConfirmation'];
export type DeletionSignIn = components['schemas']['DeletionSignIn'];
export type Device = components['schemas']['Device'];
export type DeviceEndpoints = components['schemas']['DeviceEndpoints'];
export type DeviceList = components['schemas']['DeviceList'];
export type EndProposal = components['schemas']['EndProposal'];
export type Erasure = components['schemas']['Erasure'];
export type ErasureProgress = components['schemas']['ErasureProgress'];
export type ErasureRequest = components['schemas']['ErasureRequest'];
export type ErasureStatus = components['schemas']['ErasureStatus'];
export type Export = components['schemas']['Export'];
export type FieldError = components['schemas']['FieldError'];
export type GatewayMessage = components['schemas']['GatewayMessage'];
export type GeoPoint = components['schemas']['GeoPoint'];
export type Health = components['schemas']['Health'];
export type HoursChange = components['schemas']['HoursChange'];
export type HoursChangeList = components['schemas']['HoursChangeList'];
export type ImportedColumn = components['schemas']['ImportedColumn'];
export type ImportWarning = components['schemas']['ImportWarning'];
export type InvalidPing = components['schemas']['InvalidPing'];
export type InvalidPingReason = components['schemas']['InvalidPingReason'];
export type InvitationEmail = components['schemas']['InvitationEmail'];
export type JsonWebKey = components['schemas']['JsonWebKey'];
export type JsonWebKeySet = components['schemas']['JsonWebKeySet'];
export type Language = components['schemas']['Language'];
export type Me = components['schemas']['Me'];
export type MeChange = components['schemas']['MeChange'];
export type Member = components['schemas']['Member'];
export type MemberChange = components['schemas']['MemberChange'];
export type MemberErasure = components['schemas']['MemberErasure'];
export type MemberList = components['schemas']['MemberList'];
export type Message = components['schemas']['Message'];
export type MessageDecision = components['schemas']['MessageDecision'];
export type MessageEvent = components['schemas']['MessageEvent'];
export type MessageKind = components['schemas']['MessageKind'];
export type MessageList = components['schemas']['MessageList'];
export type MessageRowKind = components['schemas']['MessageRowKind'];
export type MessageStatus = components['schemas']['MessageStatus'];
export type MessagingSettings = components['schemas']['MessagingSettings'];
export type MessagingSettingsChange = components['schemas']['MessagingSettingsChange'];
export type NewAccount = components['schemas']['NewAccount'];
export type NewAppointment = components['schemas']['NewAppointment'];
export type NewAppointmentPlace = components['schemas']['NewAppointmentPlace'];
export type NewBreak = components['schemas']['NewBreak'];
export type NewConsentEntry = components['schemas']['NewConsentEntry'];
export type NewConsentRequest = components['schemas']['NewConsentRequest'];
export type NewCustomer = components['schemas']['NewCustomer'];
export type NewDevice = components['schemas']['NewDevice'];
export type NewGeoPoint = components['schemas']['NewGeoPoint'];
export type NewMember = components['schemas']['NewMember'];
export type NewMessage = components['schemas']['NewMessage'];
export type NewShift = components['schemas']['NewShift'];
export type NewTemplatePreview = components['schemas']['NewTemplatePreview'];
export type NewTrackErasure = components['schemas']['NewTrackErasure'];
export type OnMyWayRequest = components['schemas']['OnMyWayRequest'];
export type OpenHours = components['schemas']['OpenHours'];
export type PeriodApproval = components['schemas']['PeriodApproval'];
export type PersonalExport = components['schemas']['PersonalExport'];
export type Ping = components['schemas']['Ping'];
export type PingCount = components['schemas']['PingCount'];
export type PingCountList = components['schemas']['PingCountList'];
export type PingUpload = components['schemas']['PingUpload'];
export type PingUploadResult = components['schemas']['PingUploadResult'];
export type PointFlag = components['schemas']['PointFlag'];
export type Position = components['schemas']['Position'];
export type PositionList = components['schemas']['PositionList'];
export type Problem = components['schemas']['Problem'];
export type ProblemCode = components['schemas']['ProblemCode'];
export type RefusalReason = components['schemas']['RefusalReason'];
export type RejectedLine = components['schemas']['RejectedLine'];
export type RelatedRecord = components['schemas']['RelatedRecord'];
export type ReminderOutlook = components['schemas']['ReminderOutlook'];
export type ReminderRequest = components['schemas']['ReminderRequest'];
export type RequestedErasure = components['schemas']['RequestedErasure'];
export type RequestedExport = components['schemas']['RequestedExport'];
export type RequestedMessage = components['schemas']['RequestedMessage'];
export type RequestedMessages = components['schemas']['RequestedMessages'];
export type RetentionSettings = components['schemas']['RetentionSettings'];
export type RetentionSettingsChange = components['schemas']['RetentionSettingsChange'];
export type Role = components['schemas']['Role'];
export type SendingHours = components['schemas']['SendingHours'];
export type SendingHoursChange = components['schemas']['SendingHoursChange'];
export type Settings = components['schemas']['Settings'];
export type SettingsChange = components['schemas']['SettingsChange'];
export type Shift = components['schemas']['Shift'];
export type ShiftCorrection = components['schemas']['ShiftCorrection'];
export type ShiftEdit = components['schemas']['ShiftEdit'];
export type ShiftList = components['schemas']['ShiftList'];
export type ShiftRemoval = components['schemas']['ShiftRemoval'];
export type ShiftSettings = components['schemas']['ShiftSettings'];
export type ShiftSettingsChange = components['schemas']['ShiftSettingsChange'];
export type ShiftStatus = components['schemas']['ShiftStatus'];
export type Template = components['schemas']['Template'];
export type TemplateContent = components['schemas']['TemplateContent'];
export type TemplateList = components['schemas']['TemplateList'];
export type TemplatePreview = components['schemas']['TemplatePreview'];
export type TextWarning = components['schemas']['TextWarning'];
export type Timesheet = components['schemas']['Timesheet'];
export type TimesheetDay = components['schemas']['TimesheetDay'];
export type TimesheetReport = components['schemas']['TimesheetReport'];
export type TimesheetShift = components['schemas']['TimesheetShift'];
export type TimesheetTotalDay = components['schemas']['TimesheetTotalDay'];
export type Track = components['schemas']['Track'];
export type TrackBounds = components['schemas']['TrackBounds'];
export type TrackErasure = components['schemas']['TrackErasure'];
export type TrackGap = components['schemas']['TrackGap'];
export type TrackingNotice = components['schemas']['TrackingNotice'];
export type TrackingNoticeAcknowledgement = components['schemas']['TrackingNoticeAcknowledgement'];
export type TrackPoint = components['schemas']['TrackPoint'];
export type TrackStop = components['schemas']['TrackStop'];
export type UnapprovedShift = components['schemas']['UnapprovedShift'];
export type UnreadableUploadReason = components['schemas']['UnreadableUploadReason'];
export type UsedTemplate = components['schemas']['UsedTemplate'];
export type WaitReason = components['schemas']['WaitReason'];
export type WorkedHours = components['schemas']['WorkedHours'];
export type WrittenMessageKind = components['schemas']['WrittenMessageKind'];
export type ResponseAccountErasing403 = components['responses']['AccountErasing403'];
export type ResponseAccountExists409 = components['responses']['AccountExists409'];
export type ResponseAlreadyClockedInOverlapShiftIdTakenTrackingNoticeRequired409 = components['responses']['AlreadyClockedInOverlapShiftIdTakenTrackingNoticeRequired409'];
export type ResponseApproved409 = components['responses']['Approved409'];
export type ResponseApprovedOverlap409 = components['responses']['ApprovedOverlap409'];
export type ResponseApps401 = components['responses']['Apps401'];
export type ResponseApps404 = components['responses']['Apps404'];
export type ResponseApps413 = components['responses']['Apps413'];
export type ResponseApps503 = components['responses']['Apps503'];
export type ResponseEmailTaken409 = components['responses']['EmailTaken409'];
export type ResponseForbiddenNoAccountAccountErasing403 = components['responses']['ForbiddenNoAccountAccountErasing403'];
export type ResponseForbiddenNoAccountAccountErasingReauthenticationRequired403 = components['responses']['ForbiddenNoAccountAccountErasingReauthenticationRequired403'];
export type ResponseGateway500 = components['responses']['Gateway500'];
export type ResponseIdempotencyInProgress409 = components['responses']['IdempotencyInProgress409'];
export type ResponseIdempotencyInProgressOverlap409 = components['responses']['IdempotencyInProgressOverlap409'];
export type ResponseIdempotencyInProgressStoppedByCustomerSuppressedAddress409 = components['responses']['IdempotencyInProgressStoppedByCustomerSuppressedAddress409'];
export type ResponseIdempotencyInProgressWrongState409 = components['responses']['IdempotencyInProgressWrongState409'];
export type ResponseInternal500 = components['responses']['Internal500'];
export type ResponseInternalPage500 = components['responses']['InternalPage500'];
export type ResponseInvalid422 = components['responses']['Invalid422'];
export type ResponseInvalidConfirmationMismatch422 = components['responses']['InvalidConfirmationMismatch422'];
export type ResponseInvalidIdempotencyKeyReused422 = components['responses']['InvalidIdempotencyKeyReused422'];
export type ResponseInvalidInvalidCursor422 = components['responses']['InvalidInvalidCursor422'];
export type ResponseInvalidPage422 = components['responses']['InvalidPage422'];
export type ResponseLastOwnerVersionConflict409 = components['responses']['LastOwnerVersionConflict409'];
export type ResponseMalformedJson400 = components['responses']['MalformedJson400'];
export type ResponseNoAccountAccountErasing403 = components['responses']['NoAccountAccountErasing403'];
export type ResponseNotClockedInOverlap409 = components['responses']['NotClockedInOverlap409'];
export type ResponseNotClockedInWrongState409 = components['responses']['NotClockedInWrongState409'];
export type ResponseNotFound404 = components['responses']['NotFound404'];
export type ResponseNotFoundPage404 = components['responses']['NotFoundPage404'];
export type ResponseNotYetUnavailable503 = components['responses']['NotYetUnavailable503'];
export type ResponsePage401 = components['responses']['Page401'];
export type ResponsePage403 = components['responses']['Page403'];
export type ResponsePage404 = components['responses']['Page404'];
export type ResponsePage409 = components['responses']['Page409'];
export type ResponsePage410 = components['responses']['Page410'];
export type ResponseThrottled429 = components['responses']['Throttled429'];
export type ResponseTooLarge413 = components['responses']['TooLarge413'];
export type ResponseTooLargePage413 = components['responses']['TooLargePage413'];
export type ResponseTooLatePage409 = components['responses']['TooLatePage409'];
export type ResponseTooMany429 = components['responses']['TooMany429'];
export type ResponseTooManyPage429 = components['responses']['TooManyPage429'];
export type ResponseUnauthorized401 = components['responses']['Unauthorized401'];
export type ResponseUnavailable503 = components['responses']['Unavailable503'];
export type ResponseUnavailablePage503 = components['responses']['UnavailablePage503'];
export type ResponseUnsupportedMediaType415 = components['responses']['UnsupportedMediaType415'];
export type ResponseUnsupportedMediaTypePage415 = components['responses']['UnsupportedMediaTypePage415'];
export type ResponseVersionConflict409 = components['responses']['VersionConflict409'];
export type ResponseVersionConflictPage409 = components['responses']['VersionConflictPage409'];
export type ResponseWrongState409 = components['responses']['WrongState409'];
export type $defs = Record<string, never>;
export interface operations {
    showHome: {
        parameters: {
            query?: {
                /** @description Language of the page; as `Accept-Language` asks unless given */
                lang?: components["schemas"]["Language"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As text/html; charset=utf-8 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html; charset=utf-8": string;
                };
            };
            429: components["responses"]["Throttled429"];
            500: components["responses"]["InternalPage500"];
            503: components["responses"]["UnavailablePage503"];
        };
    };
    showReceiptKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A JWK set (RFC 7517). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JsonWebKeySet"];
                };
            };
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    showDeletionPage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As text/html; charset=utf-8 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html; charset=utf-8": string;
                };
            };
            429: components["responses"]["Throttled429"];
            500: components["responses"]["InternalPage500"];
            503: components["responses"]["UnavailablePage503"];
        };
    };
    submitDeletionForm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 16 KB, inflated if it is compressed (gzip, deflate, br); more is 413 */
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["DeletionSignIn"] | components["schemas"]["DeletionCode"] | components["schemas"]["DeletionConfirmation"];
            };
        };
        responses: {
            /** @description The next form, or what was wrong */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html; charset=utf-8": string;
                };
            };
            /** @description The account is being deleted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html; charset=utf-8": string;
                };
            };
            401: components["responses"]["Page401"];
            403: components["responses"]["Page403"];
            409: components["responses"]["Page409"];
            413: components["responses"]["TooLargePage413"];
            415: components["responses"]["UnsupportedMediaTypePage415"];
            422: components["responses"]["InvalidPage422"];
            429: components["responses"]["TooManyPage429"];
            500: components["responses"]["InternalPage500"];
            503: components["responses"]["UnavailablePage503"];
        };
    };
    showConsentRequest: {
        parameters: {
            query?: {
                /** @description What the form led to, to be shown */
                done?: "saved" | "partly" | "nothing";
            };
            header?: never;
            path: {
                /** @description The secret of the link, as the email or text has it */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As text/html; charset=utf-8 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html; charset=utf-8": string;
                };
            };
            404: components["responses"]["NotFoundPage404"];
            410: components["responses"]["Page410"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["InternalPage500"];
            503: components["responses"]["UnavailablePage503"];
        };
    };
    answerConsentRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The secret of the link, as the email or text has it */
                token: string;
            };
            cookie?: never;
        };
        /** @description At most 256 KB, inflated if it is compressed (gzip, deflate, br); more is 413 */
        requestBody?: {
            content: {
                "application/x-www-form-urlencoded": {
                    [key: string]: string;
                };
            };
        };
        responses: {
            /** @description As text/html; charset=utf-8 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html; charset=utf-8": string;
                };
            };
            /** @description The form is done: the page that `Location` names shows what it led to */
            303: {
                headers: {
                    /** @description Address of the page */
                    location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: components["responses"]["NotFoundPage404"];
            410: components["responses"]["Page410"];
            413: components["responses"]["TooLargePage413"];
            415: components["responses"]["UnsupportedMediaTypePage415"];
            422: components["responses"]["InvalidPage422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["InternalPage500"];
            503: components["responses"]["UnavailablePage503"];
        };
    };
    showContactVerification: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The secret of the link, as the email or text has it */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As text/html; charset=utf-8 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html; charset=utf-8": string;
                };
            };
            404: components["responses"]["NotFoundPage404"];
            410: components["responses"]["Page410"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["InternalPage500"];
            503: components["responses"]["UnavailablePage503"];
        };
    };
    verifyContact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The secret of the link, as the email or text has it */
                token: string;
            };
            cookie?: never;
        };
        /** @description At most 256 KB, inflated if it is compressed (gzip, deflate, br); more is 413 */
        requestBody?: {
            content: {
                "application/x-www-form-urlencoded": {
                    [key: string]: string;
                };
            };
        };
        responses: {
            /** @description As text/html; charset=utf-8 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html; charset=utf-8": string;
                };
            };
            404: components["responses"]["NotFoundPage404"];
            409: components["responses"]["VersionConflictPage409"];
            410: components["responses"]["Page410"];
            413: components["responses"]["TooLargePage413"];
            415: components["responses"]["UnsupportedMediaTypePage415"];
            422: components["responses"]["InvalidPage422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["InternalPage500"];
            503: components["responses"]["UnavailablePage503"];
        };
    };
    showDocs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As text/html; charset=utf-8 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html; charset=utf-8": string;
                };
            };
            429: components["responses"]["Throttled429"];
            500: components["responses"]["InternalPage500"];
            503: components["responses"]["UnavailablePage503"];
        };
    };
    showHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description That the service runs. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    postFromDeviceByGET: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Format of the app; in any case */
                dialect: "overland" | "owntracks" | "traccar" | "gpslogger" | "transistor";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As application/json or text/plain */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never> | unknown[];
                    "text/plain": string;
                };
            };
            401: components["responses"]["Apps401"];
            404: components["responses"]["Apps404"];
            413: components["responses"]["Apps413"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Gateway500"];
            503: components["responses"]["Apps503"];
        };
    };
    postFromDeviceByPUT: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Format of the app; in any case */
                dialect: "overland" | "owntracks" | "traccar" | "gpslogger" | "transistor";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As application/json or text/plain */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never> | unknown[];
                    "text/plain": string;
                };
            };
            401: components["responses"]["Apps401"];
            404: components["responses"]["Apps404"];
            413: components["responses"]["Apps413"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Gateway500"];
            503: components["responses"]["Apps503"];
        };
    };
    postFromDeviceByPOST: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Format of the app; in any case */
                dialect: "overland" | "owntracks" | "traccar" | "gpslogger" | "transistor";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As application/json or text/plain */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never> | unknown[];
                    "text/plain": string;
                };
            };
            401: components["responses"]["Apps401"];
            404: components["responses"]["Apps404"];
            413: components["responses"]["Apps413"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Gateway500"];
            503: components["responses"]["Apps503"];
        };
    };
    postFromDeviceAtByGET: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Format of the app; in any case */
                dialect: "overland" | "owntracks" | "traccar" | "gpslogger" | "transistor";
                /** @description The device token, or anything */
                rest: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As application/json or text/plain */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never> | unknown[];
                    "text/plain": string;
                };
            };
            401: components["responses"]["Apps401"];
            404: components["responses"]["Apps404"];
            413: components["responses"]["Apps413"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Gateway500"];
            503: components["responses"]["Apps503"];
        };
    };
    postFromDeviceAtByPUT: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Format of the app; in any case */
                dialect: "overland" | "owntracks" | "traccar" | "gpslogger" | "transistor";
                /** @description The device token, or anything */
                rest: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As application/json or text/plain */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never> | unknown[];
                    "text/plain": string;
                };
            };
            401: components["responses"]["Apps401"];
            404: components["responses"]["Apps404"];
            413: components["responses"]["Apps413"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Gateway500"];
            503: components["responses"]["Apps503"];
        };
    };
    postFromDeviceAtByPOST: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Format of the app; in any case */
                dialect: "overland" | "owntracks" | "traccar" | "gpslogger" | "transistor";
                /** @description The device token, or anything */
                rest: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As application/json or text/plain */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never> | unknown[];
                    "text/plain": string;
                };
            };
            401: components["responses"]["Apps401"];
            404: components["responses"]["Apps404"];
            413: components["responses"]["Apps413"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Gateway500"];
            503: components["responses"]["Apps503"];
        };
    };
    showInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The secret of the link, as the email or text has it */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As text/html; charset=utf-8 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html; charset=utf-8": string;
                };
            };
            404: components["responses"]["NotFoundPage404"];
            410: components["responses"]["Page410"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["InternalPage500"];
            503: components["responses"]["UnavailablePage503"];
        };
    };
    declineInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The secret of the link, as the email or text has it */
                token: string;
            };
            cookie?: never;
        };
        /** @description At most 256 KB, inflated if it is compressed (gzip, deflate, br); more is 413 */
        requestBody?: {
            content: {
                "application/x-www-form-urlencoded": {
                    [key: string]: string;
                };
            };
        };
        responses: {
            /** @description As text/html; charset=utf-8 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html; charset=utf-8": string;
                };
            };
            404: components["responses"]["NotFoundPage404"];
            410: components["responses"]["Page410"];
            413: components["responses"]["TooLargePage413"];
            415: components["responses"]["UnsupportedMediaTypePage415"];
            422: components["responses"]["InvalidPage422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["InternalPage500"];
            503: components["responses"]["UnavailablePage503"];
        };
    };
    showContract: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As application/json */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never> | unknown[];
                };
            };
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    showPrivacy: {
        parameters: {
            query?: {
                /** @description Language of the page; as `Accept-Language` asks unless given */
                lang?: components["schemas"]["Language"];
                /** @description Date of an earlier version; the present one unless given */
                version?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As text/html; charset=utf-8 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html; charset=utf-8": string;
                };
            };
            404: components["responses"]["Page404"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["InternalPage500"];
            503: components["responses"]["UnavailablePage503"];
        };
    };
    showTerms: {
        parameters: {
            query?: {
                /** @description Language of the page; as `Accept-Language` asks unless given */
                lang?: components["schemas"]["Language"];
                /** @description Date of an earlier version; the present one unless given */
                version?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As text/html; charset=utf-8 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html; charset=utf-8": string;
                };
            };
            404: components["responses"]["Page404"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["InternalPage500"];
            503: components["responses"]["UnavailablePage503"];
        };
    };
    showPreferences: {
        parameters: {
            query?: {
                /** @description What a form led to, to be shown */
                done?: "saved" | "partly" | "stopped" | "link" | "link-again";
            };
            header?: never;
            path: {
                /** @description The secret of the link, as the email or text has it */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As text/html; charset=utf-8 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html; charset=utf-8": string;
                };
            };
            404: components["responses"]["NotFoundPage404"];
            410: components["responses"]["Page410"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["InternalPage500"];
            503: components["responses"]["UnavailablePage503"];
        };
    };
    changePreferences: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The secret of the link, as the email or text has it */
                token: string;
            };
            cookie?: never;
        };
        /** @description At most 256 KB, inflated if it is compressed (gzip, deflate, br); more is 413 */
        requestBody?: {
            content: {
                "application/x-www-form-urlencoded": {
                    [key: string]: string;
                };
            };
        };
        responses: {
            /** @description As text/html; charset=utf-8 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html; charset=utf-8": string;
                };
            };
            /** @description The form is done: the page that `Location` names shows what it led to */
            303: {
                headers: {
                    /** @description Address of the page */
                    location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: components["responses"]["NotFoundPage404"];
            410: components["responses"]["Page410"];
            413: components["responses"]["TooLargePage413"];
            415: components["responses"]["UnsupportedMediaTypePage415"];
            422: components["responses"]["InvalidPage422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["InternalPage500"];
            503: components["responses"]["UnavailablePage503"];
        };
    };
    showAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the copy that the client has: while it is still the same, the answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A company that uses Fieldpost, with its settings. */
            200: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description The copy that the client has is still the answer; there is no body */
            304: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["NoAccountAccountErasing403"];
            422: components["responses"]["Invalid422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    createAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 256 KB, inflated if it is compressed (gzip, deflate, br); more is 413 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAccount"];
            };
        };
        responses: {
            /** @description A company that uses Fieldpost, with its settings. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            400: components["responses"]["MalformedJson400"];
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["AccountErasing403"];
            409: components["responses"]["AccountExists409"];
            413: components["responses"]["TooLarge413"];
            415: components["responses"]["UnsupportedMediaType415"];
            422: components["responses"]["Invalid422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    requestErasure: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 256 KB, inflated if it is compressed (gzip, deflate, br); more is 413 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ErasureRequest"];
            };
        };
        responses: {
            /** @description The erasure has begun, or will after the grace period */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestedErasure"];
                };
            };
            400: components["responses"]["MalformedJson400"];
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasingReauthenticationRequired403"];
            413: components["responses"]["TooLarge413"];
            415: components["responses"]["UnsupportedMediaType415"];
            422: components["responses"]["InvalidConfirmationMismatch422"];
            429: components["responses"]["TooMany429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    changeAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 256 KB, inflated if it is compressed (gzip, deflate, br); more is 413 */
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AccountChange"];
            };
        };
        responses: {
            /** @description A company that uses Fieldpost, with its settings. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            400: components["responses"]["MalformedJson400"];
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasing403"];
            409: components["responses"]["VersionConflict409"];
            413: components["responses"]["TooLarge413"];
            415: components["responses"]["UnsupportedMediaType415"];
            422: components["responses"]["Invalid422"];
            429: components["responses"]["TooMany429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    showAuditTrail: {
        parameters: {
            query?: {
                /** @description Only entries of this action */
                action?: components["schemas"]["AuditAction"];
                /** @description Only entries by this member, or by `auto`, `operator`, `status-link`, `invitation-link` or `contact-link` */
                by?: string;
                /** @description `nextCursor` of the page before; opaque */
                cursor?: string;
                /** @description From then on: RFC 3339, or a date, whose start in the account’s time zone is meant */
                from?: string;
                /** @description Most items of a page */
                limit?: number;
                /** @description Before then: RFC 3339, or a date, whose start in the account’s time zone is meant */
                to?: string;
            };
            header?: {
                /** @description The `ETag` of the copy that the client has: while it is still the same, the answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the audit trail, newest first. */
            200: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditTrail"];
                };
            };
            /** @description The copy that the client has is still the answer; there is no body */
            304: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasing403"];
            422: components["responses"]["InvalidInvalidCursor422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    requestContactVerification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The email is on its way */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactVerification"];
                };
            };
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasing403"];
            409: components["responses"]["WrongState409"];
            422: components["responses"]["Invalid422"];
            429: components["responses"]["TooMany429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    requestExport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each thing to create, best a UUID: a request that is sent again with it makes no second one, but gets the same answer for 24 hours */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The export runs */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestedExport"];
                };
            };
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasing403"];
            409: components["responses"]["IdempotencyInProgress409"];
            422: components["responses"]["InvalidIdempotencyKeyReused422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    showExport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the export */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An export of the whole account as one zip file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Export"];
                };
            };
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasing403"];
            404: components["responses"]["NotFound404"];
            422: components["responses"]["Invalid422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    requestTrackErasure: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each thing to create, best a UUID: a request that is sent again with it makes no second one, but gets the same answer for 24 hours */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description At most 256 KB, inflated if it is compressed (gzip, deflate, br); more is 413 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTrackErasure"];
            };
        };
        responses: {
            /** @description The positions are being erased */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrackErasure"];
                };
            };
            400: components["responses"]["MalformedJson400"];
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasing403"];
            404: components["responses"]["NotFound404"];
            409: components["responses"]["IdempotencyInProgress409"];
            413: components["responses"]["TooLarge413"];
            415: components["responses"]["UnsupportedMediaType415"];
            422: components["responses"]["InvalidIdempotencyKeyReused422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    showTrackErasure: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the copy that the client has: while it is still the same, the answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Id of the track erasure */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An erasure of positions. */
            200: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrackErasure"];
                };
            };
            /** @description The copy that the client has is still the answer; there is no body */
            304: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasing403"];
            404: components["responses"]["NotFound404"];
            422: components["responses"]["Invalid422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    listAppointments: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before; opaque */
                cursor?: string;
                /** @description Only those of this customer */
                customerId?: string;
                /** @description Beginning of the period, inclusive. RFC 3339 */
                from?: string;
                /** @description Most items of a page */
                limit?: number;
                /** @description Only those of this member */
                memberId?: string;
                /** @description End of the period, exclusive. RFC 3339 */
                to?: string;
            };
            header?: {
                /** @description The `ETag` of the copy that the client has: while it is still the same, the answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of appointments, latest start first. */
            200: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppointmentList"];
                };
            };
            /** @description The copy that the client has is still the answer; there is no body */
            304: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasing403"];
            422: components["responses"]["InvalidInvalidCursor422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    createAppointment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each thing to create, best a UUID: a request that is sent again with it makes no second one, but gets the same answer for 24 hours */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description At most 256 KB, inflated if it is compressed (gzip, deflate, br); more is 413 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAppointment"];
            };
        };
        responses: {
            /** @description A job or estimate at a customer’s place. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            400: components["responses"]["MalformedJson400"];
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasing403"];
            404: components["responses"]["NotFound404"];
            409: components["responses"]["IdempotencyInProgress409"];
            413: components["responses"]["TooLarge413"];
            415: components["responses"]["UnsupportedMediaType415"];
            422: components["responses"]["InvalidIdempotencyKeyReused422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    getAppointment: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the copy that the client has: while it is still the same, the answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Id of the appointment */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A job or estimate at a customer’s place. */
            200: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            /** @description The copy that the client has is still the answer; there is no body */
            304: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["NoAccountAccountErasing403"];
            404: components["responses"]["NotFound404"];
            422: components["responses"]["Invalid422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    changeAppointment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the appointment */
                id: string;
            };
            cookie?: never;
        };
        /** @description At most 256 KB, inflated if it is compressed (gzip, deflate, br); more is 413 */
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AppointmentChange"];
            };
        };
        responses: {
            /** @description A job or estimate at a customer’s place. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            400: components["responses"]["MalformedJson400"];
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasing403"];
            404: components["responses"]["NotFound404"];
            409: components["responses"]["WrongState409"];
            413: components["responses"]["TooLarge413"];
            415: components["responses"]["UnsupportedMediaType415"];
            422: components["responses"]["Invalid422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    cancelAppointment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the appointment */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A job or estimate at a customer’s place. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["NoAccountAccountErasing403"];
            404: components["responses"]["NotFound404"];
            422: components["responses"]["Invalid422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    requestOnMyWay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the appointment */
                id: string;
            };
            cookie?: never;
        };
        /** @description At most 256 KB, inflated if it is compressed (gzip, deflate, br); more is 413 */
        requestBody?: {
            content: {
                "application/json": components["schemas"]["OnMyWayRequest"];
            };
        };
        responses: {
            /** @description What became of the message of each channel */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestedMessages"];
                };
            };
            400: components["responses"]["MalformedJson400"];
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["NoAccountAccountErasing403"];
            404: components["responses"]["NotFound404"];
            413: components["responses"]["TooLarge413"];
            415: components["responses"]["UnsupportedMediaType415"];
            422: components["responses"]["Invalid422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    requestReminders: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the appointment */
                id: string;
            };
            cookie?: never;
        };
        /** @description At most 256 KB, inflated if it is compressed (gzip, deflate, br); more is 413 */
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReminderRequest"];
            };
        };
        responses: {
            /** @description What became of the message of each channel */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestedMessages"];
                };
            };
            400: components["responses"]["MalformedJson400"];
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasing403"];
            404: components["responses"]["NotFound404"];
            413: components["responses"]["TooLarge413"];
            415: components["responses"]["UnsupportedMediaType415"];
            422: components["responses"]["Invalid422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    readBoard: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the copy that the client has: while it is still the same, the answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the first screen of the office shows. */
            200: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Board"];
                };
            };
            /** @description The answer is too large to be sent at once: fetch it from `Location` within 5 minutes */
            303: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    /** @description A signed address, to be fetched without a token */
                    location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The copy that the client has is still the answer; there is no body */
            304: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasing403"];
            422: components["responses"]["Invalid422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    endBreak: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 256 KB, inflated if it is compressed (gzip, deflate, br); more is 413 */
        requestBody?: {
            content: {
                "application/json": components["schemas"]["BreakRequest"];
            };
        };
        responses: {
            /** @description The time that a worker works, from clock-in to clock-out. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Shift"];
                };
            };
            400: components["responses"]["MalformedJson400"];
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["NoAccountAccountErasing403"];
            409: components["responses"]["NotClockedInWrongState409"];
            413: components["responses"]["TooLarge413"];
            415: components["responses"]["UnsupportedMediaType415"];
            422: components["responses"]["Invalid422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    startBreak: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 256 KB, inflated if it is compressed (gzip, deflate, br); more is 413 */
        requestBody?: {
            content: {
                "application/json": components["schemas"]["BreakRequest"];
            };
        };
        responses: {
            /** @description The time that a worker works, from clock-in to clock-out. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Shift"];
                };
            };
            400: components["responses"]["MalformedJson400"];
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["NoAccountAccountErasing403"];
            409: components["responses"]["NotClockedInWrongState409"];
            413: components["responses"]["TooLarge413"];
            415: components["responses"]["UnsupportedMediaType415"];
            422: components["responses"]["Invalid422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    clockIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 256 KB, inflated if it is compressed (gzip, deflate, br); more is 413 */
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ClockInRequest"];
            };
        };
        responses: {
            /** @description The shift of this `shiftId`, or the one that it joined */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Shift"];
                };
            };
            /** @description The new shift */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Shift"];
                };
            };
            400: components["responses"]["MalformedJson400"];
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["NoAccountAccountErasing403"];
            409: components["responses"]["AlreadyClockedInOverlapShiftIdTakenTrackingNoticeRequired409"];
            413: components["responses"]["TooLarge413"];
            415: components["responses"]["UnsupportedMediaType415"];
            422: components["responses"]["Invalid422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    clockOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 256 KB, inflated if it is compressed (gzip, deflate, br); more is 413 */
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ClockOutRequest"];
            };
        };
        responses: {
            /** @description The time that a worker works, from clock-in to clock-out. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Shift"];
                };
            };
            400: components["responses"]["MalformedJson400"];
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["NoAccountAccountErasing403"];
            409: components["responses"]["NotClockedInOverlap409"];
            413: components["responses"]["TooLarge413"];
            415: components["responses"]["UnsupportedMediaType415"];
            422: components["responses"]["Invalid422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    listCustomers: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before; opaque */
                cursor?: string;
                /** @description Most items of a page */
                limit?: number;
                /** @description Beginning of a word of the name or address, a whole phone number or email address, or the last four digits of a phone. Case and accents are ignored */
                q?: string;
                /** @description A whole tag, in any case */
                tag?: string;
            };
            header?: {
                /** @description The `ETag` of the copy that the client has: while it is still the same, the answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of customers, newest first. It may be short. */
            200: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerList"];
                };
            };
            /** @description The copy that the client has is still the answer; there is no body */
            304: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasing403"];
            422: components["responses"]["InvalidInvalidCursor422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    createCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each thing to create, best a UUID: a request that is sent again with it makes no second one, but gets the same answer for 24 hours */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description At most 256 KB, inflated if it is compressed (gzip, deflate, br); more is 413 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCustomer"];
            };
        };
        responses: {
            /** @description A person or company that the company works for, or hopes to. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            400: components["responses"]["MalformedJson400"];
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasing403"];
            409: components["responses"]["IdempotencyInProgress409"];
            413: components["responses"]["TooLarge413"];
            415: components["responses"]["UnsupportedMediaType415"];
            422: components["responses"]["InvalidIdempotencyKeyReused422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    getCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the copy that the client has: while it is still the same, the answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Id of the customer */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A person or company that the company works for, or hopes to. */
            200: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            /** @description The copy that the client has is still the answer; there is no body */
            304: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasing403"];
            404: components["responses"]["NotFound404"];
            422: components["responses"]["Invalid422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    eraseCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the customer */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is no body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasing403"];
            404: components["responses"]["NotFound404"];
            422: components["responses"]["Invalid422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    changeCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the customer */
                id: string;
            };
            cookie?: never;
        };
        /** @description At most 256 KB, inflated if it is compressed (gzip, deflate, br); more is 413 */
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CustomerChange"];
            };
        };
        responses: {
            /** @description A person or company that the company works for, or hopes to. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            400: components["responses"]["MalformedJson400"];
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasing403"];
            404: components["responses"]["NotFound404"];
            413: components["responses"]["TooLarge413"];
            415: components["responses"]["UnsupportedMediaType415"];
            422: components["responses"]["Invalid422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    requestConsent: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each thing to create, best a UUID: a request that is sent again with it makes no second one, but gets the same answer for 24 hours */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the customer */
                id: string;
            };
            cookie?: never;
        };
        /** @description At most 256 KB, inflated if it is compressed (gzip, deflate, br); more is 413 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewConsentRequest"];
            };
        };
        responses: {
            /** @description The address of the page */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentRequest"];
                };
            };
            400: components["responses"]["MalformedJson400"];
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasing403"];
            404: components["responses"]["NotFound404"];
            409: components["responses"]["IdempotencyInProgress409"];
            413: components["responses"]["TooLarge413"];
            415: components["responses"]["UnsupportedMediaType415"];
            422: components["responses"]["InvalidIdempotencyKeyReused422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    getConsents: {
        parameters: {
            query?: {
                /** @description As they were at this instant. RFC 3339 */
                at?: string;
            };
            header?: {
                /** @description The `ETag` of the copy that the client has: while it is still the same, the answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Id of the customer */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A customer’s consents. */
            200: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentLedger"];
                };
            };
            /** @description The copy that the client has is still the answer; there is no body */
            304: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasing403"];
            404: components["responses"]["NotFound404"];
            422: components["responses"]["Invalid422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    recordConsent: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each thing to create, best a UUID: a request that is sent again with it makes no second one, but gets the same answer for 24 hours */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the customer */
                id: string;
            };
            cookie?: never;
        };
        /** @description At most 256 KB, inflated if it is compressed (gzip, deflate, br); more is 413 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewConsentEntry"];
            };
        };
        responses: {
            /** @description The entry of the ledger */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentEntry"];
                };
            };
            400: components["responses"]["MalformedJson400"];
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasing403"];
            404: components["responses"]["NotFound404"];
            409: components["responses"]["IdempotencyInProgressStoppedByCustomerSuppressedAddress409"];
            413: components["responses"]["TooLarge413"];
            415: components["responses"]["UnsupportedMediaType415"];
            422: components["responses"]["InvalidIdempotencyKeyReused422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    exportCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the copy that the client has: while it is still the same, the answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Id of the customer */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All that is held about one customer. */
            200: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerExport"];
                };
            };
            /** @description The answer is too large to be sent at once: fetch it from `Location` within 5 minutes */
            303: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    /** @description A signed address, to be fetched without a token */
                    location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The copy that the client has is still the answer; there is no body */
            304: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasing403"];
            404: components["responses"]["NotFound404"];
            422: components["responses"]["Invalid422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    requestMessages: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each thing to create, best a UUID: a request that is sent again with it makes no second one, but gets the same answer for 24 hours */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the customer */
                id: string;
            };
            cookie?: never;
        };
        /** @description At most 256 KB, inflated if it is compressed (gzip, deflate, br); more is 413 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMessage"];
            };
        };
        responses: {
            /** @description What became of the message of each channel */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestedMessages"];
                };
            };
            400: components["responses"]["MalformedJson400"];
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasing403"];
            404: components["responses"]["NotFound404"];
            409: components["responses"]["IdempotencyInProgress409"];
            413: components["responses"]["TooLarge413"];
            415: components["responses"]["UnsupportedMediaType415"];
            422: components["responses"]["InvalidIdempotencyKeyReused422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    importCustomers: {
        parameters: {
            query?: {
                /** @description `true` writes nothing and answers the same */
                dryRun?: "true" | "false";
                /** @description What becomes of a file with values in a column that is not known: refused, or that column is skipped */
                unknown?: "refuse" | "skip";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 1 MB, inflated if it is compressed (gzip, deflate, br); more is 413 */
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description What became of each line */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerImport"];
                };
            };
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasing403"];
            409: components["responses"]["WrongState409"];
            413: components["responses"]["TooLarge413"];
            415: components["responses"]["UnsupportedMediaType415"];
            422: components["responses"]["Invalid422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    showErasure: {
        parameters: {
            query?: {
                /** @description `receipt`: the receipt alone, as a file */
                format?: "receipt";
                /** @description `off`: the page does not refresh itself */
                refresh?: "off";
                /** @description The secret of the link, as the email or text has it */
                token?: string;
            };
            header?: {
                /** @description The `ETag` of the copy that the client has: while it is still the same, the answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Id of the erasure */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The erasure of an account. */
            200: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/jose": string;
                    "application/json": components["schemas"]["Erasure"];
                    "text/html; charset=utf-8": string;
                };
            };
            /** @description The copy that the client has is still the answer; there is no body */
            304: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: components["responses"]["NotFoundPage404"];
            422: components["responses"]["InvalidPage422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["InternalPage500"];
            503: components["responses"]["UnavailablePage503"];
        };
    };
    cancelErasure: {
        parameters: {
            query?: {
                /** @description The secret of the link, as the email or text has it */
                token?: string;
            };
            header?: never;
            path: {
                /** @description Id of the erasure */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The erasure of an account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Erasure"];
                    "text/html; charset=utf-8": string;
                };
            };
            404: components["responses"]["NotFoundPage404"];
            409: components["responses"]["TooLatePage409"];
            422: components["responses"]["InvalidPage422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["InternalPage500"];
            503: components["responses"]["UnavailablePage503"];
        };
    };
    showMe: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the copy that the client has: while it is still the same, the answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The calling member, with the account. */
            200: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description The copy that the client has is still the answer; there is no body */
            304: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["NoAccountAccountErasing403"];
            422: components["responses"]["Invalid422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    leaveAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is no body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["NoAccountAccountErasing403"];
            409: components["responses"]["LastOwnerVersionConflict409"];
            422: components["responses"]["Invalid422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    changeMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 256 KB, inflated if it is compressed (gzip, deflate, br); more is 413 */
        requestBody?: {
            content: {
                "application/json": components["schemas"]["MeChange"];
            };
        };
        responses: {
            /** @description The calling member, with the account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            400: components["responses"]["MalformedJson400"];
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["NoAccountAccountErasing403"];
            409: components["responses"]["VersionConflict409"];
            413: components["responses"]["TooLarge413"];
            415: components["responses"]["UnsupportedMediaType415"];
            422: components["responses"]["Invalid422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    listChanges: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before; opaque */
                cursor?: string;
                /** @description Most items of a page */
                limit?: number;
            };
            header?: {
                /** @description The `ETag` of the copy that the client has: while it is still the same, the answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of changes, newest first. */
            200: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoursChangeList"];
                };
            };
            /** @description The copy that the client has is still the answer; there is no body */
            304: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["NoAccountAccountErasing403"];
            422: components["responses"]["InvalidInvalidCursor422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    exportMe: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before; opaque */
                cursor?: string;
            };
            header?: {
                /** @description The `ETag` of the copy that the client has: while it is still the same, the answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of all that is held about the caller. */
            200: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonalExport"];
                };
            };
            /** @description The answer is too large to be sent at once: fetch it from `Location` within 5 minutes */
            303: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    /** @description A signed address, to be fetched without a token */
                    location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The copy that the client has is still the answer; there is no body */
            304: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["NoAccountAccountErasing403"];
            422: components["responses"]["InvalidInvalidCursor422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    listMembers: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before; opaque */
                cursor?: string;
                /** @description Most items of a page */
                limit?: number;
            };
            header?: {
                /** @description The `ETag` of the copy that the client has: while it is still the same, the answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of members, newest first. */
            200: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberList"];
                };
            };
            /** @description The copy that the client has is still the answer; there is no body */
            304: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasing403"];
            422: components["responses"]["InvalidInvalidCursor422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    inviteMember: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 256 KB, inflated if it is compressed (gzip, deflate, br); more is 413 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMember"];
            };
        };
        responses: {
            /** @description A person who works for the company, with a login. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            400: components["responses"]["MalformedJson400"];
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasing403"];
            409: components["responses"]["EmailTaken409"];
            413: components["responses"]["TooLarge413"];
            415: components["responses"]["UnsupportedMediaType415"];
            422: components["responses"]["Invalid422"];
            429: components["responses"]["TooMany429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    removeMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the member */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is no body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasing403"];
            404: components["responses"]["NotFound404"];
            409: components["responses"]["LastOwnerVersionConflict409"];
            422: components["responses"]["Invalid422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    changeMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the member */
                id: string;
            };
            cookie?: never;
        };
        /** @description At most 256 KB, inflated if it is compressed (gzip, deflate, br); more is 413 */
        requestBody?: {
            content: {
                "application/json": components["schemas"]["MemberChange"];
            };
        };
        responses: {
            /** @description A person who works for the company, with a login. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            400: components["responses"]["MalformedJson400"];
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasing403"];
            404: components["responses"]["NotFound404"];
            409: components["responses"]["LastOwnerVersionConflict409"];
            413: components["responses"]["TooLarge413"];
            415: components["responses"]["UnsupportedMediaType415"];
            422: components["responses"]["Invalid422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    readPingCounts: {
        parameters: {
            query: {
                /** @description First day, YYYY-MM-DD, in the account’s time zone */
                from: string;
                /** @description Day after the last, YYYY-MM-DD */
                to: string;
            };
            header?: {
                /** @description The `ETag` of the copy that the client has: while it is still the same, the answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Id of the member */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What became of a member’s positions, by day. */
            200: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PingCountList"];
                };
            };
            /** @description The copy that the client has is still the answer; there is no body */
            304: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["NoAccountAccountErasing403"];
            404: components["responses"]["NotFound404"];
            422: components["responses"]["Invalid422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    requestMemberErasure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the member */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The member is being erased */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberErasure"];
                };
            };
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasing403"];
            404: components["responses"]["NotFound404"];
            409: components["responses"]["WrongState409"];
            422: components["responses"]["Invalid422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    listDevices: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the copy that the client has: while it is still the same, the answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Id of the member */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The devices of a member. */
            200: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceList"];
                };
            };
            /** @description The copy that the client has is still the answer; there is no body */
            304: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasing403"];
            404: components["responses"]["NotFound404"];
            422: components["responses"]["Invalid422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    addDevice: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each thing to create, best a UUID: a request that is sent again with it makes no second one, but gets the same answer for 24 hours */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the member */
                id: string;
            };
            cookie?: never;
        };
        /** @description At most 256 KB, inflated if it is compressed (gzip, deflate, br); more is 413 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDevice"];
            };
        };
        responses: {
            /** @description A phone that was added. `token` and `endpoints` are shown this once: a replay by `Idempotency-Key` is without them. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedDevice"];
                };
            };
            400: components["responses"]["MalformedJson400"];
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasing403"];
            404: components["responses"]["NotFound404"];
            409: components["responses"]["IdempotencyInProgressWrongState409"];
            413: components["responses"]["TooLarge413"];
            415: components["responses"]["UnsupportedMediaType415"];
            422: components["responses"]["InvalidIdempotencyKeyReused422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    removeDevice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the device */
                deviceId: string;
                /** @description Id of the member */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is no body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasing403"];
            404: components["responses"]["NotFound404"];
            422: components["responses"]["Invalid422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    sendInvitationAgain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the member */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The invitation is on its way */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasing403"];
            404: components["responses"]["NotFound404"];
            409: components["responses"]["WrongState409"];
            422: components["responses"]["Invalid422"];
            429: components["responses"]["TooMany429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    listMessages: {
        parameters: {
            query?: {
                /** @description Only those of this appointment */
                appointmentId?: string;
                /** @description `nextCursor` of the page before; opaque */
                cursor?: string;
                /** @description Only those of this customer */
                customerId?: string;
                /** @description Only those to customers, or from them */
                direction?: "outbound" | "inbound";
                /** @description Most items of a page */
                limit?: number;
                /** @description Of texts from customers: `false` are those that no member has marked as read */
                read?: "true" | "false";
                /** @description Only those of this status */
                status?: components["schemas"]["MessageStatus"];
            };
            header?: {
                /** @description The `ETag` of the copy that the client has: while it is still the same, the answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of messages, newest first. */
            200: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageList"];
                };
            };
            /** @description The copy that the client has is still the answer; there is no body */
            304: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasing403"];
            422: components["responses"]["InvalidInvalidCursor422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    getMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the copy that the client has: while it is still the same, the answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Id of the message */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A message to a customer, or a text from one. */
            200: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            /** @description The copy that the client has is still the answer; there is no body */
            304: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasing403"];
            404: components["responses"]["NotFound404"];
            422: components["responses"]["Invalid422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    markMessageRead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the message */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A message to a customer, or a text from one. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasing403"];
            404: components["responses"]["NotFound404"];
            409: components["responses"]["WrongState409"];
            422: components["responses"]["Invalid422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    sendBulk: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each thing to create, best a UUID: a request that is sent again with it makes no second one, but gets the same answer for 24 hours */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description At most 256 KB, inflated if it is compressed (gzip, deflate, br); more is 413 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkRequest"];
            };
        };
        responses: {
            /** @description What the consent gate decides now */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkResult"];
                };
            };
            400: components["responses"]["MalformedJson400"];
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasing403"];
            409: components["responses"]["IdempotencyInProgress409"];
            413: components["responses"]["TooLarge413"];
            415: components["responses"]["UnsupportedMediaType415"];
            422: components["responses"]["InvalidIdempotencyKeyReused422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    postPings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 4 MB, inflated if it is compressed (gzip, deflate, br); more is 413 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["PingUpload"];
            };
        };
        responses: {
            /** @description What became of the positions. The counts add up to those sent. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PingUploadResult"];
                };
            };
            400: components["responses"]["MalformedJson400"];
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["NoAccountAccountErasing403"];
            413: components["responses"]["TooLarge413"];
            415: components["responses"]["UnsupportedMediaType415"];
            422: components["responses"]["Invalid422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["NotYetUnavailable503"];
        };
    };
    listPositions: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the copy that the client has: while it is still the same, the answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where the workers on shift are. */
            200: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PositionList"];
                };
            };
            /** @description The copy that the client has is still the answer; there is no body */
            304: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasing403"];
            422: components["responses"]["Invalid422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    listShifts: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before; opaque */
                cursor?: string;
                /** @description Beginning of the period, inclusive. RFC 3339 */
                from?: string;
                /** @description Most items of a page */
                limit?: number;
                /** @description Only those of this member */
                memberId?: string;
                /** @description Only those of this status. `proposed`: closed by the system, and the worker may still replace the end; such a one says `status: closed` with `closedBy: auto`, and is not among the `closed` */
                status?: "open" | "proposed" | "closed" | "approved";
                /** @description End of the period, exclusive. RFC 3339 */
                to?: string;
            };
            header?: {
                /** @description The `ETag` of the copy that the client has: while it is still the same, the answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of shifts, newest first. */
            200: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShiftList"];
                };
            };
            /** @description The copy that the client has is still the answer; there is no body */
            304: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasing403"];
            422: components["responses"]["InvalidInvalidCursor422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    enterShift: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that is new for each thing to create, best a UUID: a request that is sent again with it makes no second one, but gets the same answer for 24 hours */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description At most 256 KB, inflated if it is compressed (gzip, deflate, br); more is 413 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewShift"];
            };
        };
        responses: {
            /** @description The time that a worker works, from clock-in to clock-out. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Shift"];
                };
            };
            400: components["responses"]["MalformedJson400"];
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasing403"];
            404: components["responses"]["NotFound404"];
            409: components["responses"]["IdempotencyInProgressOverlap409"];
            413: components["responses"]["TooLarge413"];
            415: components["responses"]["UnsupportedMediaType415"];
            422: components["responses"]["InvalidIdempotencyKeyReused422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    getShift: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the copy that the client has: while it is still the same, the answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Id of the shift */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The time that a worker works, from clock-in to clock-out. */
            200: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Shift"];
                };
            };
            /** @description The copy that the client has is still the answer; there is no body */
            304: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["NoAccountAccountErasing403"];
            404: components["responses"]["NotFound404"];
            422: components["responses"]["Invalid422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    removeShift: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the shift */
                id: string;
            };
            cookie?: never;
        };
        /** @description At most 256 KB, inflated if it is compressed (gzip, deflate, br); more is 413 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShiftRemoval"];
            };
        };
        responses: {
            /** @description Done; there is no body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedJson400"];
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasing403"];
            404: components["responses"]["NotFound404"];
            409: components["responses"]["Approved409"];
            413: components["responses"]["TooLarge413"];
            415: components["responses"]["UnsupportedMediaType415"];
            422: components["responses"]["Invalid422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    correctShift: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the shift */
                id: string;
            };
            cookie?: never;
        };
        /** @description At most 256 KB, inflated if it is compressed (gzip, deflate, br); more is 413 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShiftCorrection"];
            };
        };
        responses: {
            /** @description The time that a worker works, from clock-in to clock-out. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Shift"];
                };
            };
            400: components["responses"]["MalformedJson400"];
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasing403"];
            404: components["responses"]["NotFound404"];
            409: components["responses"]["ApprovedOverlap409"];
            413: components["responses"]["TooLarge413"];
            415: components["responses"]["UnsupportedMediaType415"];
            422: components["responses"]["Invalid422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    approveShift: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the shift */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The time that a worker works, from clock-in to clock-out. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Shift"];
                };
            };
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasing403"];
            404: components["responses"]["NotFound404"];
            409: components["responses"]["WrongState409"];
            422: components["responses"]["Invalid422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    reopenShift: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the shift */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The time that a worker works, from clock-in to clock-out. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Shift"];
                };
            };
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasing403"];
            404: components["responses"]["NotFound404"];
            409: components["responses"]["WrongState409"];
            422: components["responses"]["Invalid422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    getTrack: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before; opaque */
                cursor?: string;
                /** @description Format of the answer */
                format?: "json" | "geojson" | "gpx" | "kml" | "csv";
                /** @description As json: most points of a page */
                limit?: number;
                /** @description Metres that the line may deviate from any position at its time; 0 drops only what changes nothing */
                simplify?: number;
            };
            header?: {
                /** @description The `ETag` of the copy that the client has: while it is still the same, the answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Id of the shift */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The positions of a shift, with what follows from them. */
            200: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": Record<string, never> | unknown[];
                    "application/gpx+xml": string;
                    "application/json": components["schemas"]["Track"];
                    "application/vnd.google-earth.kml+xml": string;
                    "text/csv; charset=utf-8": string;
                };
            };
            /** @description The answer is too large to be sent at once: fetch it from `Location` within 5 minutes */
            303: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    /** @description A signed address, to be fetched without a token */
                    location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The copy that the client has is still the answer; there is no body */
            304: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["NoAccountAccountErasing403"];
            404: components["responses"]["NotFound404"];
            422: components["responses"]["InvalidInvalidCursor422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    listTemplates: {
        parameters: {
            query?: {
                /** @description Only templates of this language */
                language?: components["schemas"]["Language"];
            };
            header?: {
                /** @description The `ETag` of the copy that the client has: while it is still the same, the answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The templates of all kinds, channels and languages. */
            200: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateList"];
                };
            };
            /** @description The copy that the client has is still the answer; there is no body */
            304: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasing403"];
            422: components["responses"]["Invalid422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    getTemplate: {
        parameters: {
            query?: {
                /** @description Language of the template; that of the company’s country unless given */
                language?: components["schemas"]["Language"];
            };
            header?: {
                /** @description The `ETag` of the copy that the client has: while it is still the same, the answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path: {
                /** @description By which channel it goes */
                channel: components["schemas"]["Channel"];
                /** @description Kind of message */
                kind: components["schemas"]["MessageKind"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The wording of a kind of message, by channel and language. */
            200: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Template"];
                };
            };
            /** @description The copy that the client has is still the answer; there is no body */
            304: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasing403"];
            404: components["responses"]["NotFound404"];
            422: components["responses"]["Invalid422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    changeTemplate: {
        parameters: {
            query?: {
                /** @description Language of the template; that of the company’s country unless given */
                language?: components["schemas"]["Language"];
            };
            header?: never;
            path: {
                /** @description By which channel it goes */
                channel: components["schemas"]["Channel"];
                /** @description Kind of message */
                kind: components["schemas"]["MessageKind"];
            };
            cookie?: never;
        };
        /** @description At most 256 KB, inflated if it is compressed (gzip, deflate, br); more is 413 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplateContent"];
            };
        };
        responses: {
            /** @description The wording of a kind of message, by channel and language. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Template"];
                };
            };
            400: components["responses"]["MalformedJson400"];
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasing403"];
            404: components["responses"]["NotFound404"];
            413: components["responses"]["TooLarge413"];
            415: components["responses"]["UnsupportedMediaType415"];
            422: components["responses"]["Invalid422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    deleteTemplate: {
        parameters: {
            query?: {
                /** @description Language of the template; that of the company’s country unless given */
                language?: components["schemas"]["Language"];
            };
            header?: never;
            path: {
                /** @description By which channel it goes */
                channel: components["schemas"]["Channel"];
                /** @description Kind of message */
                kind: components["schemas"]["MessageKind"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is no body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasing403"];
            404: components["responses"]["NotFound404"];
            422: components["responses"]["Invalid422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    previewTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 256 KB, inflated if it is compressed (gzip, deflate, br); more is 413 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTemplatePreview"];
            };
        };
        responses: {
            /** @description A message as a customer would get it, with sample data. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplatePreview"];
                };
            };
            400: components["responses"]["MalformedJson400"];
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasing403"];
            413: components["responses"]["TooLarge413"];
            415: components["responses"]["UnsupportedMediaType415"];
            422: components["responses"]["Invalid422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    getTimesheets: {
        parameters: {
            query: {
                /** @description Of the csv: what stands between fields. With a semicolon, decimals have a comma */
                delimiter?: "," | ";";
                /** @description Format of the answer */
                format?: "json" | "csv";
                /** @description First day, YYYY-MM-DD */
                from: string;
                /** @description Only those of this member */
                memberId?: string;
                /** @description Day after the last, YYYY-MM-DD */
                to: string;
            };
            header?: {
                /** @description The `ETag` of the copy that the client has: while it is still the same, the answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The hours of a period, by worker and day. */
            200: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimesheetReport"];
                    "text/csv; charset=utf-8": string;
                };
            };
            /** @description The answer is too large to be sent at once: fetch it from `Location` within 5 minutes */
            303: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    /** @description A signed address, to be fetched without a token */
                    location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The copy that the client has is still the answer; there is no body */
            304: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasing403"];
            422: components["responses"]["Invalid422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    approvePeriod: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 256 KB, inflated if it is compressed (gzip, deflate, br); more is 413 */
        requestBody: {
            content: {
                "application/json": components["schemas"]["PeriodApproval"];
            };
        };
        responses: {
            /** @description What became of the shifts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
            400: components["responses"]["MalformedJson400"];
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["ForbiddenNoAccountAccountErasing403"];
            404: components["responses"]["NotFound404"];
            413: components["responses"]["TooLarge413"];
            415: components["responses"]["UnsupportedMediaType415"];
            422: components["responses"]["InvalidInvalidCursor422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    showTrackingNotice: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the copy that the client has: while it is still the same, the answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is tracked, when, for how long, and who may see it. */
            200: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrackingNotice"];
                };
            };
            /** @description The copy that the client has is still the answer; there is no body */
            304: {
                headers: {
                    /** @description Names this answer, weakly: for `If-None-Match` */
                    etag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["NoAccountAccountErasing403"];
            422: components["responses"]["Invalid422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
    acknowledgeTrackingNotice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description At most 256 KB, inflated if it is compressed (gzip, deflate, br); more is 413 */
        requestBody?: {
            content: {
                "application/json": components["schemas"]["TrackingNoticeAcknowledgement"];
            };
        };
        responses: {
            /** @description That the notice is acknowledged. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcknowledgedTrackingNotice"];
                };
            };
            400: components["responses"]["MalformedJson400"];
            401: components["responses"]["Unauthorized401"];
            403: components["responses"]["NoAccountAccountErasing403"];
            409: components["responses"]["WrongState409"];
            413: components["responses"]["TooLarge413"];
            415: components["responses"]["UnsupportedMediaType415"];
            422: components["responses"]["Invalid422"];
            429: components["responses"]["Throttled429"];
            500: components["responses"]["Internal500"];
            503: components["responses"]["Unavailable503"];
        };
    };
}
